import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import { isBlank } from '../shared/text.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { readBasis } from './basis.ts';
import type { Issued, MispLicenseRecord } from './credential.record.ts';
import { judgeExpiry, judgeLicenseBasis } from './credential.rules.ts';
import { CredentialService, type CredentialParts } from './credential.service.ts';
import type { MispLicenseStore } from './credential.store.ts';
import { newCredential } from './issue.ts';

export interface CreateMispLicense {
  readonly partnerId: string | null;
  /** Null: the policy that the partner has been approved for longest. */
  readonly policyId: string | null;
  /** Null: together with the policy. */
  readonly expiresAt: Date | null;
  readonly dryRun: boolean;
}

export interface DeactivateMispLicense extends VersionedChange {
  readonly id: string;
}

export interface MispLicenseServiceParts extends CredentialParts<MispLicenseRecord> {
  readonly store: MispLicenseStore;
}

export class MispLicenseService extends CredentialService<MispLicenseRecord, MispLicenseServiceParts> {
  protected readonly kind = 'mispLicense';
  protected readonly feature = 'misp-license';

  create(caller: Caller, input: CreateMispLicense): Promise<Changed<Issued<MispLicenseRecord>>> {
    return this.parts.writer.once(caller, this.recallIssued, async () => {
      const partnerId = input.partnerId ?? '';
      if (isBlank(partnerId)) throw new Refusal([problem('REQUIRED', ['partnerId'])]);
      await this.assertMayCreateFor(caller, partnerId);
      const pair = { partnerId, policyId: input.policyId ?? (await this.policyIdFor(partnerId)) };
      const basis = await readBasis(this.parts, pair);
      if (basis.partner === null) throw new Refusal([problem('LICENSE_PARTNER_NOT_FOUND', ['partnerId'])]);
      const held = await this.parts.store.findActiveOf(partnerId);
      const now = this.parts.clock();
      const warnings = assertAcceptable([
        ...(held === null ? [] : [problem('LICENSE_EXISTS', ['partnerId'], { help: 'Deactivate that one first.' })]),
        ...judgeLicenseBasis(basis, now),
        ...judgeExpiry(input.expiresAt, basis, now),
      ]);
      const credential = newCredential(pair, caller, input.expiresAt ?? basis.policy?.validTo ?? now, now);
      return this.issue(caller, credential, { dryRun: input.dryRun, relies: basis.relies, warnings });
    });
  }

  deactivate(caller: Caller, { id, expectedVersion }: DeactivateMispLicense): Promise<Changed<MispLicenseRecord>> {
    return this.parts.writer.once(caller, this.recall('misp-license:deactivate'), async () => {
      const stored = await this.ifWithin(caller, 'misp-license:deactivate', this.find(id));
      if (stored === null) throw new Refusal([problem('LICENSE_NOT_FOUND', ['id'])]);
      assertAcceptable(judgeVersion(expectedVersion, stored));
      if (stored.status === 'INACTIVE') throw new Refusal([problem('LICENSE_INACTIVE', ['id'])]);
      return this.switchOff(caller, stored);
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
}
