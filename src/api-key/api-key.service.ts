import type { ChangeWriter, RecordChange } from '../audit/index.ts';
import type { Pair, PolicyNames } from '../policy-mapping/index.ts';
import { assertCan, can, getPartnerScope, isWithin, partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
  type Rows,
} from '../shared/pagination/index.ts';
import { untilFresh } from '../shared/until-fresh.ts';
import { judgeVersion } from '../shared/version.rules.ts';
import type { ApiKeyReport, ApiKeyRow, ApiKeyTableRequest } from './api-key.report.ts';
import { readBasis, type BasisReaders } from './basis.ts';
import { switchedOff } from './credential-dependants.ts';
import type { ApiKeyRecord, CredentialStatus, Issued } from './credential.record.ts';
import { judgeExpiry, judgeKeyBasis, judgeNewKey, type SubmittedKey } from './credential.rules.ts';
import type { ApiKeyStore, CredentialQuery } from './credential.store.ts';
import { mintSecret, newCredential } from './issue.ts';
import type { Vault } from './vault.ts';

export interface CreateApiKey extends SubmittedKey {
  /** Null: together with the policy. */
  readonly expiresAt: Date | null;
  readonly dryRun: boolean;
}

export interface ChangeKeyStatus {
  /** One door names the key by its id, the other by what it is called. */
  readonly key: { readonly id: string } | (Pair & { readonly label: string });
  readonly status: CredentialStatus;
  readonly expectedVersion: number | null;
}

export interface ApiKeyServiceParts extends BasisReaders {
  readonly store: ApiKeyStore;
  readonly report: ApiKeyReport;
  readonly names: PolicyNames;
  readonly vault: Vault;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

export class ApiKeyService {
  private readonly parts: ApiKeyServiceParts;
  private readonly keys: PointReader<ApiKeyRecord>;

  constructor(parts: ApiKeyServiceParts) {
    this.parts = parts;
    this.keys = new PointReader(parts.store);
  }

  /** By the secret itself. Null when absent or not the caller's: the two look the same. */
  async findByValue(caller: Caller, value: string): Promise<ApiKeyRecord | null> {
    const { store, vault } = this.parts;
    const [scope, key] = await Promise.all([
      partnerScope(caller, 'api-key:read'),
      store.findByFingerprint(vault.fingerprint(value)),
    ]);
    return key !== null && isWithin(scope, key.partnerId) ? key : null;
  }

  async list(
    caller: Caller,
    query: CredentialQuery,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<ApiKeyRecord>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'api-key:read');
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  /** Keys as a table: all of them for administrators, else those of the caller's partners. */
  async browse(caller: Caller, asked: ApiKeyTableRequest): Promise<Rows<ApiKeyRow>> {
    assertCan(caller, 'api-key:browse');
    return this.parts.report.rows(asked, await getPartnerScope(caller, 'api-key:read'));
  }

  create(caller: Caller, input: CreateApiKey): Promise<Changed<Issued<ApiKeyRecord>>> {
    return untilFresh(async () => {
      const { store, vault, writer, clock } = this.parts;
      const { partnerId, label } = acceptable(input);
      const scope = await partnerScope(caller, 'api-key:create');
      if (!isWithin(scope, partnerId)) throw new Refusal([problem('KEY_PARTNER_NOT_OWNED', ['partnerId'])]);
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
      const credential: ApiKeyRecord = { ...newCredential(pair, caller, expiresAt, now), label };
      if (input.dryRun) return { record: { credential: { ...credential, version: 0 }, value: null }, warnings };
      const { value, store: sealing } = mintSecret(vault, store, credential);
      const change = { ...this.changeOf('api-key:create', null, credential), store: sealing };
      await writer.write(caller, change, { relies: basis.relies });
      return { record: { credential, value }, warnings };
    });
  }

  /** A key that was switched off stays so: whoever needs one makes a new one. */
  changeStatus(caller: Caller, { key, status, expectedVersion }: ChangeKeyStatus): Promise<Changed<ApiKeyRecord>> {
    return untilFresh(async () => {
      const stored = await this.get(caller, key);
      assertAcceptable([
        ...judgeVersion(expectedVersion, stored),
        ...(await this.judgePartner(caller, stored)),
        ...(stored.status === 'INACTIVE' ? [problem('API_KEY_INACTIVE', ['id'])] : []),
      ]);
      if (status === stored.status) return { record: stored, warnings: [] };
      const record = switchedOff(stored, null, this.parts.clock());
      await this.parts.writer.write(caller, this.changeOf('api-key:deactivate', stored, record));
      return { record, warnings: [] };
    });
  }

  /** Who may switch off any key can do so whatever became of its partner. */
  private async judgePartner(caller: Caller, { partnerId }: ApiKeyRecord) {
    if (can(caller, 'api-key:deactivate')) return [];
    const partner = await this.parts.partners.find(partnerId);
    return partner?.status === 'ACTIVE' ? [] : [problem('PARTNER_INACTIVE', ['id'])];
  }

  private async get(caller: Caller, key: ChangeKeyStatus['key']): Promise<ApiKeyRecord> {
    const [scope, found] = await Promise.all([
      partnerScope(caller, 'api-key:deactivate'),
      'id' in key ? this.keys.find(key.id) : this.parts.store.findLabelled(key, key.label),
    ]);
    if (found !== null && isWithin(scope, found.partnerId)) return found;
    throw new Refusal([problem('API_KEY_NOT_FOUND', ['id'])]);
  }

  /** The policy of the partner's group that has the name, else any other: a mapping tells them apart. */
  private async idOfNamed(name: string | null, partnerId: string): Promise<string | null> {
    const [named, partner] = await Promise.all([
      this.parts.names.findByName(name ?? ''),
      this.parts.partners.find(partnerId),
    ]);
    return (named.find(({ groupId }) => groupId === partner?.policyGroupId) ?? named[0])?.id ?? null;
  }

  private changeOf(action: string, before: ApiKeyRecord | null, after: ApiKeyRecord): RecordChange<ApiKeyRecord> {
    return { kind: 'apiKey', action, partnerId: after.partnerId, store: this.parts.store, before, after };
  }
}

function acceptable(input: SubmittedKey): { partnerId: string; label: string } {
  assertAcceptable(judgeNewKey(input));
  return input as { partnerId: string; label: string };
}
