import type { Pair, PolicyNames } from '../policy-mapping/index.ts';
import { assertCan, can, getPartnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import type { Rows } from '../shared/pagination/index.ts';
import { isBlank } from '../shared/text.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import type { ApiKeyReport, ApiKeyRow, ApiKeyTableRequest } from './api-key.report.ts';
import { readBasis } from './basis.ts';
import type { ApiKeyRecord, CredentialStatus, Issued } from './credential.record.ts';
import { judgeExpiry, judgeKeyBasis, judgeNewKey, judgeNextBasis, type SubmittedKey } from './credential.rules.ts';
import { CredentialService, type CredentialParts } from './credential.service.ts';
import type { ApiKeyStore } from './credential.store.ts';
import { movedCredential, newCredential } from './issue.ts';

export interface CreateApiKey extends SubmittedKey {
  /** Null: together with the policy. */
  readonly expiresAt: Date | null;
  readonly dryRun: boolean;
}

export interface ChangeKeyStatus extends VersionedChange {
  /** One door names the key by its id, the other by what it is called. */
  readonly key: { readonly id: string } | (Pair & { readonly label: string });
  readonly status: CredentialStatus;
}

export interface ChangeKeyPolicy extends VersionedChange {
  /** One door names the key by its id, the other by its value or id, with its partner and its policy of now. */
  readonly key: { readonly id: string } | (Pair & { readonly handle: string });
  readonly policyId: string;
}

export interface ApiKeyServiceParts extends CredentialParts<ApiKeyRecord> {
  readonly store: ApiKeyStore;
  readonly report: ApiKeyReport;
  readonly names: PolicyNames;
}

export class ApiKeyService extends CredentialService<ApiKeyRecord, ApiKeyServiceParts> {
  protected readonly kind = 'apiKey';
  protected readonly feature = 'api-key';

  /** By the secret itself, or by its id. Null when absent or not the caller's: the two look the same. */
  findByHandle(caller: Caller, handle: string): Promise<ApiKeyRecord | null> {
    return this.ifWithin(caller, 'api-key:read', this.ofHandle(handle));
  }

  /** Keys as a table: all of them for administrators, else those of the caller's partners. */
  async browse(caller: Caller, asked: ApiKeyTableRequest): Promise<Rows<ApiKeyRow>> {
    assertCan(caller, 'api-key:browse');
    return this.parts.report.rows(asked, await getPartnerScope(caller, 'api-key:read'));
  }

  create(caller: Caller, input: CreateApiKey): Promise<Changed<Issued<ApiKeyRecord>>> {
    return this.parts.writer.once(caller, this.recallIssued, async () => {
      const { store, clock } = this.parts;
      const { partnerId, label } = acceptable(input);
      await this.assertMayCreateFor(caller, partnerId);
      const policyId = 'id' in input.policy ? input.policy.id : await this.idOfNamed(input.policy.name, partnerId);
      const pair = { partnerId, policyId: policyId ?? '' };
      const basis = await readBasis(this.parts, pair);
      if (basis.partner === null) throw new Refusal([problem('KEY_PARTNER_NOT_FOUND', ['partnerId'])]);
      const isTaken = (await store.findLabelled(pair, label)) !== null;
      const now = clock();
      const warnings = assertAcceptable([
        ...judgeKeyBasis(basis, now),
        ...judgeExpiry(input.expiresAt, basis, now),
        ...(isTaken ? [problem('LABEL_TAKEN', ['label'])] : []),
      ]);
      const expiresAt = input.expiresAt ?? basis.policy?.validTo ?? now;
      const credential = { ...newCredential(pair, caller, expiresAt, now), label };
      return this.issue(caller, credential, { dryRun: input.dryRun, relies: basis.relies, warnings });
    });
  }

  /** A key that was switched off stays so: whoever needs one makes a new one. */
  changeStatus(caller: Caller, { key, status, expectedVersion }: ChangeKeyStatus): Promise<Changed<ApiKeyRecord>> {
    return this.parts.writer.once(caller, this.recall('api-key:deactivate'), async () => {
      const found = 'id' in key ? this.find(key.id) : this.parts.store.findLabelled(key, key.label);
      const stored = await this.ifWithin(caller, 'api-key:deactivate', found);
      if (stored === null) throw new Refusal([problem('API_KEY_NOT_FOUND', ['id'])]);
      assertAcceptable(judgeVersion(expectedVersion, stored));
      assertAcceptable([...(await this.judgePartner(caller, stored)), ...judgeStillActive(stored)]);
      return status === stored.status ? { record: stored, warnings: [] } : this.switchOff(caller, stored);
    });
  }

  /** Moves a key to another policy that its partner was approved for; its value stays as it is. */
  changePolicy(caller: Caller, { key, policyId, expectedVersion }: ChangeKeyPolicy): Promise<Changed<ApiKeyRecord>> {
    assertCan(caller, 'api-key:change-policy');
    return this.parts.writer.once(caller, this.recall('api-key:change-policy'), async () => {
      if (isBlank(policyId)) throw new Refusal([problem('REQUIRED', ['policyId'])]);
      const stored = 'id' in key ? await this.find(key.id) : await this.ofPartner(key);
      if (stored === null) {
        throw new Refusal([problem('id' in key ? 'API_KEY_NOT_FOUND' : 'API_KEY_NOT_UNDER_POLICY', ['id'])]);
      }
      const isElsewhere = 'policyId' in key && key.policyId !== stored.policyId;
      assertAcceptable(judgeVersion(expectedVersion, stored));
      if (isElsewhere) throw new Refusal([problem('API_KEY_NOT_UNDER_POLICY', ['id'])]);
      assertAcceptable(judgeStillActive(stored));
      if (policyId === stored.policyId) return { record: stored, warnings: [] };
      const pair = { partnerId: stored.partnerId, policyId };
      const basis = await readBasis(this.parts, pair);
      const isTaken = (await this.parts.store.findLabelled(pair, stored.label)) !== null;
      const now = this.parts.clock();
      const warnings = assertAcceptable([
        ...judgeNextBasis(basis, now),
        ...(isTaken ? [problem('LABEL_TAKEN', ['policyId'])] : []),
      ]);
      const record = movedCredential(stored, policyId, basis.policy?.validTo ?? now, now);
      const change = this.changeOf('change-policy', stored, record);
      await this.parts.writer.write(caller, change, { relies: basis.relies });
      return { record, warnings };
    });
  }

  private ofHandle(handle: string): Promise<ApiKeyRecord | null> {
    return this.parts.store.findByFingerprintOrId(this.parts.vault.fingerprint(handle), handle);
  }

  private async ofPartner({ handle, partnerId }: Pair & { readonly handle: string }): Promise<ApiKeyRecord | null> {
    const key = await this.ofHandle(handle);
    return key?.partnerId === partnerId ? key : null;
  }

  /** Who may switch off any key can do so whatever became of its partner. */
  private async judgePartner(caller: Caller, { partnerId }: ApiKeyRecord) {
    if (can(caller, 'api-key:deactivate')) return [];
    const partner = await this.parts.partners.find(partnerId);
    return partner?.status === 'ACTIVE' ? [] : [problem('PARTNER_INACTIVE', ['id'])];
  }

  /** The policy of the partner's group that has the name, else any other: a mapping tells them apart. */
  private async idOfNamed(name: string | null, partnerId: string): Promise<string | null> {
    const [named, partner] = await Promise.all([
      this.parts.names.findByName(name ?? ''),
      this.parts.partners.find(partnerId),
    ]);
    return (named.find(({ groupId }) => groupId === partner?.policyGroupId) ?? named[0])?.id ?? null;
  }
}

function judgeStillActive({ status }: ApiKeyRecord) {
  return status === 'INACTIVE' ? [problem('API_KEY_INACTIVE', ['id'])] : [];
}

function acceptable(input: SubmittedKey): { partnerId: string; label: string } {
  assertAcceptable(judgeNewKey(input));
  return input as { partnerId: string; label: string };
}
