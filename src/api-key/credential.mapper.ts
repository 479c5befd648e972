import type { CreateApiKey } from './api-key.service.ts';
import type { CreateApiKeyInput, CreateMispLicenseInput } from './credential.input.ts';
import type { ApiKeyRecord, CredentialRecord, Issued, MispLicenseRecord } from './credential.record.ts';
import type { ApiKey, IssuedApiKey, IssuedMispLicense, MispLicense } from './credential.type.ts';
import type { CreateMispLicense } from './misp-license.service.ts';

/** Everything but the secret. */
function shownOf(record: CredentialRecord) {
  const { id, partnerId, policyId, status, statusReason, createdBy, expiresAt, version, createdAt, updatedAt } = record;
  return { id, partnerId, policyId, status, statusReason, createdBy, expiresAt, version, createdAt, updatedAt };
}

export function toApiKey(record: ApiKeyRecord): ApiKey {
  return { ...shownOf(record), label: record.label };
}

export function toMispLicense(record: MispLicenseRecord): MispLicense {
  return shownOf(record);
}

export function toIssuedApiKey({ credential, value }: Issued<ApiKeyRecord>): IssuedApiKey {
  return { apiKey: toApiKey(credential), value };
}

export function toIssuedMispLicense({ credential, value }: Issued<MispLicenseRecord>): IssuedMispLicense {
  return { mispLicense: toMispLicense(credential), value };
}

export function toCreateApiKey(input: CreateApiKeyInput): CreateApiKey {
  const { partnerId, policyId, label, expiresAt, dryRun } = input;
  return { partnerId, policy: { id: policyId }, label, expiresAt: expiresAt ?? null, dryRun: dryRun ?? false };
}

export function toCreateMispLicense(input: CreateMispLicenseInput): CreateMispLicense {
  const { partnerId, policyId, expiresAt, dryRun } = input;
  return { partnerId, policyId: policyId ?? null, expiresAt: expiresAt ?? null, dryRun: dryRun ?? false };
}
