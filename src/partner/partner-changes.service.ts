import { isDeepStrictEqual } from 'node:util';
import { recallOf, type ChangeWriter, type Reliance, type Recall } from '../audit/index.ts';
import { policyGroupFence, type PolicyGroupRecord } from '../policy-group/index.ts';
import { assertCan, can, isWithin, mayFor, partnerScope, type Action } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem, type Reason } from '../shared/errors/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { changedPartner, detailsOf, newPartner, partnerChange, submittedOf } from './partner-changes.ts';
import type { GroupDirectory, PartnerDependants } from './partner.ports.ts';
import { findPartnerType } from './partner-types.ts';
import { judgeContacts } from './partner-contact.rules.ts';
import { partnerFence, type PartnerReader } from './partner.reader.ts';
import type { PartnerContact, PartnerRecord } from './partner.record.ts';
import {
  emailKey,
  isEmailAddress,
  isShapeError,
  judgeDetails,
  judgeNewPartner,
  judgeOwners,
  type SubmittedDetails,
  type SubmittedPartner,
} from './partner.rules.ts';
import type { PartnerStore } from './partner.store.ts';
import {
  judgeFirstGroup,
  judgeGroupChange,
  judgeStatus,
  nextStatus,
  type WantedStatus,
} from './partner.transition.rules.ts';

/** By id or, at the door that knows no ids, by name. */
type GroupReference = { readonly id: string } | { readonly name: string };

export interface RegisterPartner extends SubmittedPartner {
  readonly policyGroup: GroupReference | null;
  readonly dryRun: boolean;
}

interface Edit extends VersionedChange {
  readonly id: string;
}

export interface UpdatePartner extends Edit {
  /** Fields that are absent stay as they are. */
  readonly details: Partial<SubmittedDetails>;
  readonly dryRun: boolean;
}

export interface ChangePartnerStatus extends Edit {
  /** Null where nothing was said. */
  readonly status: WantedStatus | null;
}

export interface MapPartnerPolicyGroup extends Edit {
  readonly policyGroup: GroupReference;
}

export interface AssignPartnerOwners extends Edit {
  readonly owners: readonly string[];
}

export interface SetPartnerContacts extends Edit {
  readonly contacts: readonly PartnerContact[];
}

export interface PartnerChangesParts {
  readonly store: PartnerStore;
  readonly reader: PartnerReader;
  readonly groups: GroupDirectory;
  readonly dependants: PartnerDependants;
  readonly fences: Fences;
  readonly writer: ChangeWriter;
  readonly clock: Clock;
}

export class PartnerChangesService {
  private readonly parts: PartnerChangesParts;

  constructor(parts: PartnerChangesParts) {
    this.parts = parts;
  }

  register(caller: Caller, input: RegisterPartner): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:read'), async () => {
      assertCan(caller, 'partner:register');
      const problems = judgeNewPartner(input);
      if (problems.some(isShapeError)) throw new Refusal(problems);
      const { id, email } = input as { id: string; email: string };
      const { group, relies } = await this.groupOf(input.policyGroup);
      const type = findPartnerType(input.type ?? '');
      const warnings = assertAcceptable([
        ...problems,
        ...(await this.judgeEmailFree(email)),
        ...((await this.parts.reader.find(id)) === null ? [] : [problem('PARTNER_ID_TAKEN', ['id'])]),
        ...(type === null ? [] : judgeFirstGroup(type, input.policyGroup !== null, group)),
      ]);
      if (type === null) throw new Error('the rules have refused this');
      const owner = can(caller, 'partner:register-for-others') ? id : caller.userId;
      const partner = newPartner(input, type, group?.id ?? null, owner, this.parts.clock());
      if (input.dryRun) return { record: { ...partner, version: 0 }, warnings };
      await this.write(caller, 'partner:register', null, partner, { relies });
      return { record: partner, warnings };
    });
  }

  update(caller: Caller, input: UpdatePartner): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:update'), async () => {
      const stored = await this.findWithin(caller, 'partner:update', input.id);
      const submitted = { ...(stored === null ? blank : submittedOf(stored)), ...input.details };
      const problems = judgeDetails(input.details, submitted);
      if (problems.some(isShapeError)) throw new Refusal(problems);
      const before = getPartner(stored, 'PARTNER_UNKNOWN');
      assertAcceptable(judgeVersion(input.expectedVersion, before));
      const isNewEmail = submitted.email !== null && submitted.email !== before.email;
      const taken = isNewEmail ? await this.judgeEmailFree(submitted.email ?? '', before.id) : [];
      const warnings = assertAcceptable([...problems, ...taken]);
      const partner = changedPartner(before, detailsOf(submitted), this.parts.clock());
      if (input.dryRun) return { record: { ...partner, version: before.version }, warnings };
      return { record: await this.writeIfChanged(caller, 'partner:update', before, partner), warnings };
    });
  }

  /** Activates, re-activates or deactivates. */
  changeStatus(caller: Caller, input: ChangePartnerStatus): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:change-status'), async () => {
      assertCan(caller, 'partner:change-status');
      if (input.status === null) throw new Refusal([problem('REQUIRED', ['status'])]);
      const before = getPartner(await this.parts.reader.find(input.id), 'PARTNER_UNKNOWN_TO_MANAGER');
      assertAcceptable(judgeVersion(input.expectedVersion, before));
      const warnings = assertAcceptable(judgeStatus(before, input.status));
      if (input.status === 'UNKNOWN' || input.status === before.status) return { record: before, warnings };
      const status = nextStatus(before, input.status);
      const partner = changedPartner(
        before,
        { status, approvedAt: status === 'ACTIVE' ? (before.approvedAt ?? this.parts.clock()) : before.approvedAt },
        this.parts.clock(),
      );
      if (status === 'INACTIVE') await this.deactivate(caller, before, partner);
      else await this.write(caller, 'partner:activate', before, partner);
      return { record: partner, warnings };
    });
  }

  mapPolicyGroup(caller: Caller, input: MapPartnerPolicyGroup): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:map-policy-group'), async () => {
      const stored = await this.findWithin(caller, 'partner:map-policy-group', input.id);
      const before = getPartner(stored, 'PARTNER_UNKNOWN');
      assertAcceptable(judgeVersion(input.expectedVersion, before));
      const { group, relies } = await this.groupOf(input.policyGroup);
      const warnings = assertAcceptable(judgeGroupChange(before, group));
      const partner = changedPartner(before, { policyGroupId: group?.id ?? null }, this.parts.clock());
      const record = await this.writeIfChanged(caller, 'partner:map-policy-group', before, partner, { relies });
      return { record, warnings };
    });
  }

  assignOwners(caller: Caller, input: AssignPartnerOwners): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:assign-owners'), async () => {
      assertCan(caller, 'partner:assign-owners');
      const problems = judgeOwners(input.owners);
      if (problems.some(isShapeError)) throw new Refusal(problems);
      const before = getPartner(await this.parts.reader.find(input.id), 'PARTNER_UNKNOWN');
      assertAcceptable(judgeVersion(input.expectedVersion, before));
      const partner = changedPartner(before, { owners: [...input.owners] }, this.parts.clock());
      const record = await this.writeIfChanged(caller, 'partner:assign-owners', before, partner);
      return { record, warnings: [] };
    });
  }

  setContacts(caller: Caller, input: SetPartnerContacts): Promise<Changed<PartnerRecord>> {
    return this.parts.writer.once(caller, this.recall('partner:set-contacts'), async () => {
      const problems = judgeContacts(input.contacts);
      if (problems.some(isShapeError)) throw new Refusal(problems);
      const stored = await this.findWithin(caller, 'partner:set-contacts', input.id);
      const before = getPartner(stored, 'PARTNER_UNKNOWN');
      assertAcceptable(judgeVersion(input.expectedVersion, before));
      const warnings = assertAcceptable(problems);
      const partner = changedPartner(before, { contacts: [...input.contacts] }, this.parts.clock());
      return { record: await this.writeIfChanged(caller, 'partner:set-contacts', before, partner), warnings };
    });
  }

  private recall(action: Action): Recall<PartnerRecord, Changed<PartnerRecord>> {
    return recallOf('partner', this.parts.store, (caller, { id }) => mayFor(caller, action, id));
  }

  /** Takes back everything that rests on the partner being active and is not committed yet; its licences end with it. */
  private async deactivate(caller: Caller, before: PartnerRecord, after: PartnerRecord): Promise<void> {
    const { dependants, store, writer } = this.parts;
    const mappings = await dependants.mappingFences(before.id);
    const how = { reason: 'The partner was deactivated.', at: after.updatedAt };
    const licenses = await dependants.endLicenses(before.id, how);
    await writer.writeAll(caller, {
      changes: [partnerChange(store, 'partner:deactivate', before, after), ...licenses],
      decides: [partnerFence(before.id), ...mappings],
      // what came up since it was read shows here; what comes later meets this write at the fences
      holds: async (tx) =>
        (await dependants.mappingFences(before.id, tx)).every((fence) => mappings.includes(fence)) &&
        (await dependants.countActiveLicenses(before.id, tx)) === licenses.length,
    });
  }

  private async judgeEmailFree(email: string, ownId?: string): Promise<Problem[]> {
    if (!isEmailAddress(email)) return [];
    const holder = await this.parts.store.findByEmail(emailKey(email));
    return holder === null || holder.id === ownId ? [] : [problem('PARTNER_EMAIL_TAKEN', ['email'])];
  }

  /** The group with the decision that it is active; its epoch is read before it. A name may lead to another id later. */
  private async groupOf(
    reference: GroupReference | null,
  ): Promise<{ group: PolicyGroupRecord | null; relies: Reliance[] }> {
    if (reference === null) return { group: null, relies: [] };
    const { groups, fences } = this.parts;
    const id = 'id' in reference ? reference.id : (await groups.findByName(reference.name))?.id;
    if (id === undefined) return { group: null, relies: [] };
    const thing = policyGroupFence(id);
    const epoch = await fences.epochOf(thing);
    return { group: await groups.find(id), relies: [{ thing, epoch }] };
  }

  private async findWithin(caller: Caller, action: Action, id: string): Promise<PartnerRecord | null> {
    const [scope, partner] = await Promise.all([partnerScope(caller, action), this.parts.reader.find(id)]);
    return partner !== null && isWithin(scope, partner.id) ? partner : null;
  }

  private async writeIfChanged(
    caller: Caller,
    action: Action,
    before: PartnerRecord,
    after: PartnerRecord,
    fences: { relies?: Reliance[] } = {},
  ): Promise<PartnerRecord> {
    const { version, updatedAt } = before;
    if (isDeepStrictEqual({ ...after, version, updatedAt }, before)) return before;
    await this.write(caller, action, before, after, fences);
    return after;
  }

  private write(
    caller: Caller,
    action: string,
    before: PartnerRecord | null,
    after: PartnerRecord,
    fences: { relies?: Reliance[] } = {},
  ): Promise<void> {
    return this.parts.writer.write(caller, partnerChange(this.parts.store, action, before, after), fences);
  }
}

const blank: SubmittedDetails = {
  address: null,
  contactNumber: null,
  email: null,
  logoUrl: null,
  additionalInfo: null,
};

function getPartner(found: PartnerRecord | null, absent: Reason): PartnerRecord {
  if (found === null) throw new Refusal([problem(absent, ['id'])]);
  return found;
}
