import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { judgedBefore, recallOf, type ChangeWriter, type Recall } from '../audit/index.ts';
import { assertCan } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem, type Reason } from '../shared/errors/index.ts';
import { fold } from '../shared/fold.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { Found, FoundValue, SearchRequest, ValuesRequest } from '../shared/search.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { policyGroupFence, type PolicyGroupReader } from './policy-group.reader.ts';
import type { PolicyGroupRecord, PolicyGroupStatus } from './policy-group.record.ts';
import { isClosing, judgeGroupContent, judgeOpenPolicies, type GroupContent } from './policy-group.rules.ts';
import type { PolicyGroupColumn, PolicyGroupQuery, PolicyGroupStore } from './policy-group.store.ts';
import type { GroupDependants, GroupUsage } from './policy-group.usage.ts';

export interface CreateGroup extends GroupContent {
  readonly dryRun: boolean;
}

export interface UpdateGroup extends VersionedChange {
  readonly id: string;
  /** Fields that are absent stay as they are. */
  readonly content: Partial<GroupContent>;
  readonly status?: PolicyGroupStatus;
  readonly dryRun: boolean;
}

export interface GroupTransition extends VersionedChange {
  readonly id: string;
}

export interface PolicyGroupServiceParts {
  readonly store: PolicyGroupStore;
  readonly reader: PolicyGroupReader;
  readonly usage: GroupUsage;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

/** Groups are for every signed-in user to see, and for policy managers to change. */
export class PolicyGroupService {
  private readonly parts: PolicyGroupServiceParts;
  private readonly recall: Recall<PolicyGroupRecord, Changed<PolicyGroupRecord>>;

  constructor(parts: PolicyGroupServiceParts) {
    this.parts = parts;
    this.recall = recallOf('policyGroup', parts.store, judgedBefore);
  }

  find(id: string): Promise<PolicyGroupRecord | null> {
    return this.parts.reader.find(id);
  }

  list(query: PolicyGroupQuery, order: Order, page: PageArguments): Promise<Listing<PolicyGroupRecord>> {
    const { cursors, store } = this.parts;
    return listPage(cursors, order, page, store.matching(query));
  }

  /** The groups to choose from, all of them. None is a refusal, as REST clients know it. */
  async active(caller: Caller): Promise<PolicyGroupRecord[]> {
    assertCan(caller, 'policy-group:read-active');
    const groups = await this.parts.store.find({ status: 'ACTIVE' });
    if (groups.length === 0) throw new Refusal([problem('NO_ACTIVE_GROUP', [])]);
    return groups;
  }

  search(caller: Caller, request: SearchRequest<PolicyGroupColumn>): Promise<Found<PolicyGroupRecord>> {
    assertCan(caller, 'policy-group:search');
    return this.parts.store.search(request);
  }

  values(caller: Caller, request: ValuesRequest<PolicyGroupColumn>): Promise<FoundValue[]> {
    assertCan(caller, 'policy-group:read-values');
    return this.parts.store.values(request);
  }

  dependants(caller: Caller, id: string): Promise<GroupDependants> {
    assertCan(caller, 'policy-group:read-dependants');
    return this.parts.usage.dependants(id);
  }

  create(caller: Caller, input: CreateGroup): Promise<Changed<PolicyGroupRecord>> {
    assertCan(caller, 'policy-group:create');
    return this.parts.writer.once(caller, this.recall, async () => {
      assertAcceptable(judgeGroupContent(input));
      const { name, description } = input as { name: string; description: string };
      assertAcceptable(await this.judgeName(name));
      const now = this.parts.clock();
      const group: PolicyGroupRecord = {
        id: randomUUID(),
        name,
        nameKey: fold(name),
        description,
        status: 'ACTIVE',
        createdBy: caller.userId,
        updatedBy: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      if (input.dryRun) return { record: { ...group, version: 0 }, warnings: [] };
      await this.write(caller, 'policy-group:create', null, group);
      return { record: group, warnings: [] };
    });
  }

  update(caller: Caller, input: UpdateGroup): Promise<Changed<PolicyGroupRecord>> {
    assertCan(caller, 'policy-group:update');
    return this.parts.writer.once(caller, this.recall, async () => {
      assertAcceptable(judgeGroupContent(input.content));
      const stored = await this.get(input.id, 'GROUP_TO_UPDATE_UNKNOWN');
      assertAcceptable(judgeVersion(input.expectedVersion, stored));
      const { name = stored.name, description = stored.description } = input.content as Partial<PolicyGroupRecord>;
      const isRenamed = name !== stored.name;
      assertAcceptable([
        ...(isRenamed ? await this.judgeName(name) : []),
        ...(isClosing(stored, input.status) ? await this.judgeClosing(stored, ['status']) : []),
      ]);
      const changes = { name, nameKey: fold(name), description, status: input.status ?? stored.status };
      const group = this.changed(caller, stored, changes);
      if (input.dryRun) return { record: { ...group, version: stored.version }, warnings: [] };
      if (isDeepStrictEqual({ ...stored, ...changes }, stored)) return { record: stored, warnings: [] };
      await this.write(caller, 'policy-group:update', stored, group);
      return { record: group, warnings: [] };
    });
  }

  activate(caller: Caller, { id, expectedVersion }: GroupTransition): Promise<Changed<PolicyGroupRecord>> {
    assertCan(caller, 'policy-group:activate');
    return this.parts.writer.once(caller, this.recall, async () => {
      const stored = await this.get(id, 'GROUP_ID_UNKNOWN');
      assertAcceptable(judgeVersion(expectedVersion, stored));
      if (stored.status === 'ACTIVE') return { record: stored, warnings: [] };
      const group = this.changed(caller, stored, { status: 'ACTIVE' });
      await this.write(caller, 'policy-group:activate', stored, group);
      return { record: group, warnings: [] };
    });
  }

  deactivate(caller: Caller, { id, expectedVersion }: GroupTransition): Promise<Changed<PolicyGroupRecord>> {
    assertCan(caller, 'policy-group:deactivate');
    return this.parts.writer.once(caller, this.recall, async () => {
      const stored = await this.get(id, 'GROUP_TO_DEACTIVATE_UNKNOWN');
      assertAcceptable(judgeVersion(expectedVersion, stored));
      assertAcceptable([
        ...(stored.status === 'INACTIVE' ? [problem('GROUP_INACTIVE_ALREADY', ['id'])] : []),
        ...(await this.judgeClosing(stored, ['id'])),
      ]);
      const group = this.changed(caller, stored, { status: 'INACTIVE' });
      await this.write(caller, 'policy-group:deactivate', stored, group);
      return { record: group, warnings: [] };
    });
  }

  private async get(id: string, ifAbsent: Reason): Promise<PolicyGroupRecord> {
    const group = await this.parts.reader.find(id);
    if (group === null) throw new Refusal([problem(ifAbsent, ['id'])]);
    return group;
  }

  /** The index decides; this says so before it comes to that. */
  private async judgeName(name: string): Promise<Problem[]> {
    return (await this.parts.store.findByName(name)) === null ? [] : [problem('POLICY_GROUP_NAME_TAKEN', ['name'])];
  }

  private async judgeClosing({ id }: PolicyGroupRecord, path: readonly string[]): Promise<Problem[]> {
    return judgeOpenPolicies(await this.parts.usage.openPolicies(id), path);
  }

  private changed(
    { userId }: Caller,
    stored: PolicyGroupRecord,
    changes: Partial<PolicyGroupRecord>,
  ): PolicyGroupRecord {
    const { version } = stored;
    return { ...stored, ...changes, updatedBy: userId, version: version + 1, updatedAt: this.parts.clock() };
  }

  /** A group that closes takes back what policies in it rely on, and counts them again inside the transaction. */
  private write(
    caller: Caller,
    action: string,
    before: PolicyGroupRecord | null,
    after: PolicyGroupRecord,
  ): Promise<void> {
    const { store, usage, writer } = this.parts;
    const change = { kind: 'policyGroup', action, partnerId: null, store, before, after } as const;
    if (before === null || !isClosing(before, after.status)) return writer.write(caller, change);
    return writer.write(caller, change, {
      decides: [policyGroupFence(after.id)],
      holds: async (tx) => judgeOpenPolicies(await usage.openPolicies(after.id, tx), []).length === 0,
    });
  }
}
