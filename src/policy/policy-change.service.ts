import { isDeepStrictEqual } from 'node:util';
import { judgedBefore, recallOf, type ChangeWriter, type Recall } from '../audit/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { assertCan } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { getGroup, type GroupReaders, type GroupRef, type RelevantGroup } from './group-of-policy.ts';
import { changedPolicy, newDraft, storedContent } from './policy-draft.ts';
import { policyFence, type PolicyReader } from './policy.reader.ts';
import type { PolicyRecord, PolicyType } from './policy.record.ts';
import {
  isShapeError,
  judgeDraft,
  judgeGroup,
  judgeGroupName,
  judgeMembership,
  judgePolicyContent,
  judgeType,
  judgeWithdrawal,
  policyTypeNamed,
  type PolicyContent,
} from './policy.rules.ts';
import type { PolicyStore } from './policy.store.ts';
import type { PolicyUsage } from './policy.usage.ts';

export interface CreatePolicy extends PolicyContent {
  readonly group: GroupRef;
  /** A type of policy in any letter case. */
  readonly type: string | null;
  readonly dryRun: boolean;
}

export interface ClonePolicy {
  readonly id: string;
  readonly groupId: string;
  /** Absent: as that of the source. */
  readonly name?: string;
  readonly dryRun: boolean;
}

export interface PolicyTransition extends VersionedChange {
  readonly id: string;
  /** The group that the door says the policy belongs to; absent where it says none. */
  readonly within?: GroupRef;
}

export interface UpdatePolicy extends PolicyTransition {
  /** Fields that are absent stay as they are. */
  readonly content: Partial<PolicyContent>;
  readonly dryRun: boolean;
}

/** With the group that the decision was made on: what is answered needs no read after the commit. */
interface ChangedPolicy extends Changed<PolicyRecord> {
  readonly group: PolicyGroupRecord;
}

export interface PolicyChangeServiceParts extends GroupReaders {
  readonly store: PolicyStore;
  readonly reader: PolicyReader;
  readonly usage: PolicyUsage;
  readonly writer: ChangeWriter;
  readonly clock: Clock;
}

/** From draft to activated to deactivated (contract 2.5): drafts can be changed, published policies never. */
export class PolicyChangeService {
  private readonly parts: PolicyChangeServiceParts;
  private readonly recall: Recall<PolicyRecord, ChangedPolicy>;

  constructor(parts: PolicyChangeServiceParts) {
    this.parts = parts;
    const answer = async (record: PolicyRecord, warnings: readonly Problem[]): Promise<ChangedPolicy> => ({
      record,
      warnings,
      group: await parts.groups.get(record.groupId),
    });
    this.recall = { ...recallOf('policy', parts.store, judgedBefore), answer };
  }

  create(caller: Caller, input: CreatePolicy): Promise<ChangedPolicy> {
    assertCan(caller, 'policy:create');
    return this.parts.writer.once(caller, this.recall, async () => {
      const type = policyTypeNamed(input.type);
      const problems = [...judgeGroupName(input.group), ...judgeType(input.type), ...judgePolicyContent(input, type)];
      if (type === null || problems.some(isShapeError)) throw new Refusal(problems);
      return this.draft(caller, { ...input, type }, problems, 'policy:create');
    });
  }

  /** A new draft with the content of any policy, usually in another group. */
  clone(caller: Caller, { id, groupId, name, dryRun }: ClonePolicy): Promise<ChangedPolicy> {
    assertCan(caller, 'policy:clone');
    return this.parts.writer.once(caller, this.recall, async () => {
      const ofName = name === undefined ? [] : judgePolicyContent({ name }, null);
      assertAcceptable(ofName);
      const source = await this.parts.reader.find(id);
      if (source === null) throw new Refusal([problem('POLICY_UNKNOWN', ['id'])]);
      const content = { ...source, name: name ?? source.name };
      const ofContent = judgePolicyContent(source, source.type).map((found) => ({ ...found, path: ['id'] }));
      return this.draft(caller, { ...content, group: { id: groupId }, dryRun }, ofContent, 'policy:clone');
    });
  }

  update(caller: Caller, input: UpdatePolicy): Promise<ChangedPolicy> {
    assertCan(caller, 'policy:update');
    return this.parts.writer.once(caller, this.recall, async () => {
      const stored = await this.parts.reader.find(input.id);
      const problems = [...judgeGroupName(input.within), ...judgePolicyContent(input.content, stored?.type ?? null)];
      if (problems.some(isShapeError)) throw new Refusal(problems);
      const { policy, group, reliance } = await this.getInGroup(input, stored);
      const { name } = input.content;
      const warnings = assertAcceptable([
        ...judgeDraft(policy, 'PUBLISHED_IS_FIXED'),
        ...judgePlace(policy, group),
        ...(typeof name === 'string' && name !== policy.name ? await this.judgeName(group.id, name) : []),
        ...problems,
      ]);
      const changes = storedContent({ ...policy, ...input.content });
      const changed = this.changed(caller, policy, changes);
      if (input.dryRun) return { record: { ...changed, version: policy.version }, warnings, group };
      if (isDeepStrictEqual({ ...policy, ...changes }, policy)) return { record: policy, warnings, group };
      await this.write(caller, 'policy:update', policy, changed, { relies: [reliance], warnings });
      return { record: changed, warnings, group };
    });
  }

  publish(caller: Caller, input: PolicyTransition): Promise<ChangedPolicy> {
    assertCan(caller, 'policy:publish');
    return this.parts.writer.once(caller, this.recall, async () => {
      const stored = await this.parts.reader.find(input.id);
      const { policy, group, reliance } = await this.getInGroup(input, stored);
      assertAcceptable([...judgePlace(policy, group), ...judgeDraft(policy, 'PUBLISHED_ALREADY')]);
      const published = this.changed(caller, policy, { status: 'ACTIVATED' });
      await this.write(caller, 'policy:publish', policy, published, { relies: [reliance] });
      return { record: published, warnings: [], group };
    });
  }

  /** Withdrawn for ever. Takes back what requests and approvals rely on, and counts them again inside the transaction. */
  deactivate(caller: Caller, { id, expectedVersion }: PolicyTransition): Promise<Changed<PolicyRecord>> {
    assertCan(caller, 'policy:deactivate');
    return this.parts.writer.once(caller, recallOf('policy', this.parts.store, judgedBefore), async () => {
      const { reader, usage } = this.parts;
      const policy = await reader.find(id);
      if (policy === null) throw new Refusal([problem('POLICY_TO_DEACTIVATE_UNKNOWN', ['id'])]);
      assertAcceptable(judgeVersion(expectedVersion, policy));
      assertAcceptable(judgeWithdrawal(policy, await usage.openMappings(id)));
      const withdrawn = this.changed(caller, policy, { status: 'DEACTIVATED' });
      await this.write(caller, 'policy:deactivate', policy, withdrawn, {
        decides: [policyFence(id)],
        holds: async (tx) => judgeWithdrawal(policy, await usage.openMappings(id, tx)).length === 0,
      });
      return { record: withdrawn, warnings: [] };
    });
  }

  /** What is left of the older way to change a status (contract P13): refuses everything but leaving a draft a draft. */
  async keepDraft(
    caller: Caller,
    input: PolicyTransition,
    status: 'ACTIVATED' | 'DEACTIVATED',
  ): Promise<Changed<PolicyRecord>> {
    assertCan(caller, 'policy:update');
    const { policy, group } = await this.getInGroup(input, await this.parts.reader.find(input.id));
    assertAcceptable([
      ...judgePlace(policy, group),
      ...judgeDraft(policy, 'PUBLISHED_KEEPS_STATUS'),
      ...(status === 'ACTIVATED' ? [problem('DRAFT_NOT_ACTIVATED', ['id'])] : []),
    ]);
    return { record: policy, warnings: [] };
  }

  private async draft(
    caller: Caller,
    input: PolicyContent & { readonly group: GroupRef; readonly type: PolicyType; readonly dryRun: boolean },
    problems: readonly Problem[],
    action: string,
  ): Promise<ChangedPolicy> {
    const { group, reliance } = await getGroup(this.parts, input.group, ['groupId']);
    const warnings = assertAcceptable([
      ...judgeGroup(group, ['groupId']),
      ...(input.name === null ? [] : await this.judgeName(group.id, input.name)),
      ...problems,
    ]);
    const policy = newDraft(input, {
      groupId: group.id,
      type: input.type,
      userId: caller.userId,
      now: this.parts.clock(),
    });
    if (input.dryRun) return { record: { ...policy, version: 0 }, warnings, group };
    await this.write(caller, action, null, policy, { relies: [reliance], warnings });
    return { record: policy, warnings, group };
  }

  /** A policy that is there, at the version expected, with its group as the door names it, or as it is. */
  private async getInGroup(
    { within, expectedVersion }: PolicyTransition,
    stored: PolicyRecord | null,
  ): Promise<RelevantGroup & { policy: PolicyRecord }> {
    const named = within ?? (stored === null ? null : { id: stored.groupId });
    const relevant = named === null ? null : await getGroup(this.parts, named, ['groupId']);
    if (stored === null || relevant === null) {
      const ofGroup = relevant === null ? [] : judgeGroup(relevant.group, ['groupId']);
      throw new Refusal([...ofGroup, problem('POLICY_UNKNOWN', ['id'])]);
    }
    assertAcceptable(judgeVersion(expectedVersion, stored));
    return { ...relevant, policy: stored };
  }

  /** The index decides; this says so before it comes to that. */
  private async judgeName(groupId: string, name: string): Promise<Problem[]> {
    const taken = await this.parts.store.findByName(groupId, name);
    return taken === null ? [] : [problem('POLICY_NAME_TAKEN', ['name'])];
  }

  private changed(caller: Caller, policy: PolicyRecord, changes: Partial<PolicyRecord>): PolicyRecord {
    return changedPolicy(policy, changes, { userId: caller.userId, now: this.parts.clock() });
  }

  private write(
    caller: Caller,
    action: string,
    before: PolicyRecord | null,
    after: PolicyRecord,
    fences: Parameters<ChangeWriter['write']>[2],
  ): Promise<void> {
    const { store, writer } = this.parts;
    return writer.write(caller, { kind: 'policy', action, partnerId: null, store, before, after }, fences);
  }
}

function judgePlace(policy: PolicyRecord, group: PolicyGroupRecord): Problem[] {
  return [...judgeGroup(group, ['id']), ...judgeMembership(policy, group)];
}
