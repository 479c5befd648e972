import type { OidcClientRecord } from '../../oidc-client/index.ts';
import type { PartnerRecord } from '../../partner/index.ts';
import type { PolicyRecord } from '../../policy/index.ts';
import type { ClientData } from './event.record.ts';

/** The parts of an event as ID-authentication reads them (contract 5.2). */

/** Its column for the name of a client; what is longer it fails to store, and says so in its log alone. */
const longestClientName = 128;

export function clientDataOf(client: OidcClientRecord): ClientData {
  return {
    clientId: client.id,
    clientName: clientNameOf(client),
    clientStatus: client.status,
    userClaims: client.claims,
    authContextRefs: client.acrValues,
    clientAuthMethods: client.clientAuthMethods,
  };
}

/** With translations a map of them as text, as the service before us writes it, where that is short enough. */
function clientNameOf({ name, names }: Pick<OidcClientRecord, 'name' | 'names'>): string {
  const plain = Array.from(name).slice(0, longestClientName).join('');
  if (names.length === 0) return plain;
  const map = Object.fromEntries(names.map(({ language, value }) => [language, value]));
  const text = JSON.stringify({ ...map, '@none': name });
  return Array.from(text).length > longestClientName ? plain : text;
}

/** `certificate`: the one that the gateway has signed, null where there is none. */
export function partnerDataOf({ id, name, status }: PartnerRecord, certificate: string | null) {
  return {
    partnerId: id,
    partnerName: name,
    // null makes the consumer fail
    certificateData: certificate ?? '',
    partnerStatus: activeOr('DEACTIVE', status === 'ACTIVE'),
  };
}

export function policyDataOf(policy: PolicyRecord) {
  return {
    policyId: policy.id,
    policy: policy.definition,
    policyName: policy.name,
    policyStatus: activeOr('DEACTIVE', policy.status === 'ACTIVATED'),
    policyDescription: policy.description,
    policyCommenceOn: localTime(policy.validFrom),
    policyExpiresOn: localTime(policy.validTo),
  };
}

/** What keys and licences have in common. */
export interface Credential {
  readonly partnerId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly status: 'ACTIVE' | 'INACTIVE';
}

export function apiKeyDataOf({ createdAt, expiresAt, status }: Credential, value: string) {
  return {
    apiKeyId: value,
    apiKeyCommenceOn: localTime(createdAt),
    apiKeyExpiresOn: localTime(expiresAt),
    apiKeyStatus: activeOr('DEACTIVE', status === 'ACTIVE'),
  };
}

export function mispLicenseDataOf({ partnerId, createdAt, expiresAt, status }: Credential, value: string) {
  return {
    mispId: partnerId,
    licenseKey: value,
    mispCommenceOn: localTime(createdAt),
    mispExpiresOn: localTime(expiresAt),
    mispStatus: activeOr('NOT_ACTIVE', status === 'ACTIVE'),
  };
}

function activeOr<W extends string>(otherwise: W, isActive: boolean): 'ACTIVE' | W {
  return isActive ? 'ACTIVE' : otherwise;
}

/** UTC, without saying so: the consumer reads times that have no zone. */
function localTime(time: Date): string {
  return time.toISOString().slice(0, -1);
}
