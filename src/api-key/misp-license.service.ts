import type { ChangeWriter, RecordChange } from '../audit/index.ts';
import { isWithin, partnerScope } from '../shared/access.ts';
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
} from '../shared/pagination/index.ts';
import { isBlank } from '../shared/text.ts';
import { untilFresh } from '../shared/until-fresh.ts';
import { judgeVersion } from '../shared/version.rules.ts';
import { readBasis, type BasisReaders } from './basis.ts';
import { switchedOff } from './credential-dependants.ts';
import type { Issued, MispLicenseRecord } from './credential.record.ts';
import { judgeExpiry, judgeLicenseBasis } from './credential.rules.ts';
import type { CredentialQuery, MispLicenseStore } from './credential.store.ts';
import { mintSecret, newCredential } from './issue.ts';
import type { Vault } from './vault.ts';

export interface CreateMispLicense {
  readonly partnerId: string | null;
  /** Null: the policy that the partner has been approved for longest. */
  readonly policyId: string | null;
  /** Null: together with the policy. */
  readonly expiresAt: Date | null;
  readonly dryRun: boolean;
}

export interface DeactivateMispLicense {
  readonly id: string;
  readonly expectedVersion: number | null;
}

export interface MispLicenseServiceParts extends BasisReaders {
  readonly store: MispLicenseStore;
  readonly vault: Vault;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

export class MispLicenseService {
  private readonly parts: MispLicenseServiceParts;
  private readonly licenses: PointReader<MispLicenseRecord>;

  constructor(parts: MispLicenseServiceParts) {
    this.parts = parts;
    this.licenses = new PointReader(parts.store);
  }

  async list(
    caller: Caller,
    query: CredentialQuery,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<MispLicenseRecord>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'misp-license:read');
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  create(caller: Caller, input: CreateMispLicense): Promise<Changed<Issued<MispLicenseRecord>>> {
    return untilFresh(async () => {
      const { store, vault, writer, clock } = this.parts;
      const partnerId = input.partnerId ?? '';
      if (isBlank(partnerId)) throw new Refusal([problem('REQUIRED', ['partnerId'])]);
      const scope = await partnerScope(caller, 'misp-license:create');
      if (!isWithin(scope, partnerId)) throw new Refusal([problem('KEY_PARTNER_NOT_OWNED', ['partnerId'])]);
      const pair = { partnerId, policyId: input.policyId ?? (await this.policyIdFor(partnerId)) };
      const basis = await readBasis(this.parts, pair);
      if (basis.partner === null) throw new Refusal([problem('LICENSE_PARTNER_NOT_FOUND', ['partnerId'])]);
      const held = await store.findActiveOf(partnerId);
      const now = clock();
      const warnings = assertAcceptable([
        ...(held === null ? [] : [problem('LICENSE_EXISTS', ['partnerId'], { help: 'Deactivate that one first.' })]),
        ...judgeLicenseBasis(basis, now),
        ...judgeExpiry(input.expiresAt, basis, now),
      ]);
      const credential = newCredential(pair, caller, input.expiresAt ?? basis.policy?.validTo ?? now, now);
      if (input.dryRun) return { record: { credential: { ...credential, version: 0 }, value: null }, warnings };
      const { value, store: sealing } = mintSecret(vault, store, credential);
      const change = { ...this.changeOf('misp-license:create', null, credential), store: sealing };
      await writer.write(caller, change, { relies: basis.relies });
      return { record: { credential, value }, warnings };
    });
  }

  deactivate(caller: Caller, { id, expectedVersion }: DeactivateMispLicense): Promise<Changed<MispLicenseRecord>> {
    return untilFresh(async () => {
      const [scope, stored] = await Promise.all([
        partnerScope(caller, 'misp-license:deactivate'),
        this.licenses.find(id),
      ]);
      if (stored === null || !isWithin(scope, stored.partnerId)) {
        throw new Refusal([problem('LICENSE_NOT_FOUND', ['id'])]);
      }
      assertAcceptable([
        ...judgeVersion(expectedVersion, stored),
        ...(stored.status === 'INACTIVE' ? [problem('LICENSE_INACTIVE', ['id'])] : []),
      ]);
      const record = switchedOff(stored, null, this.parts.clock());
      await this.parts.writer.write(caller, this.changeOf('misp-license:deactivate', stored, record));
      return { record, warnings: [] };
    });
  }

  /** Approved ones first, the oldest first; what is not approved tells why there is no licence. */
  private async policyIdFor(partnerId: string): Promise<string> {
    const mappings = await this.parts.mappings.ofPartner(partnerId);
    const rank = (status: string): number => (status === 'APPROVED' ? 0 : 1);
    const [first] = mappings.sort(
      (a, b) => rank(a.status) - rank(b.status) || a.createdAt.getTime() - b.createdAt.getTime(),
    );
    return first?.policyId ?? '';
  }

  private changeOf(
    action: string,
    before: MispLicenseRecord | null,
    after: MispLicenseRecord,
  ): RecordChange<MispLicenseRecord> {
    return { kind: 'mispLicense', action, partnerId: after.partnerId, store: this.parts.store, before, after };
  }
}
