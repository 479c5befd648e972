import type { PolicyGroupReader, PolicyGroupRecord } from '../policy-group/index.ts';
import { assertCan, can } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
  type Rows,
} from '../shared/pagination/index.ts';
import { differenceOf, type Grants, type GrantsDifference } from './policy.grants.rules.ts';
import type { PolicyReader } from './policy.reader.ts';
import type { PolicyRecord } from './policy.record.ts';
import type { PolicyReport, PolicyRow, PolicyTableRequest } from './policy.report.ts';
import { judgeGroup } from './policy.rules.ts';
import type { PolicyQuery, PolicyStore } from './policy.store.ts';
import type { PolicyDependants, PolicyUsage } from './policy.usage.ts';

export interface PolicyServiceParts {
  readonly store: PolicyStore;
  readonly report: PolicyReport;
  readonly reader: PolicyReader;
  readonly groups: PolicyGroupReader;
  readonly usage: PolicyUsage;
  readonly cursors: CursorCodec;
}

export interface PolicyPreview {
  readonly grants: Grants;
  readonly difference: GrantsDifference | null;
}

export interface GroupWithPolicies {
  readonly group: PolicyGroupRecord;
  readonly policies: readonly PolicyRecord[];
}

/** Reads. Published policies are for every signed-in user; drafts for those who write them. */
export class PolicyService {
  private readonly parts: PolicyServiceParts;

  constructor(parts: PolicyServiceParts) {
    this.parts = parts;
  }

  async find(caller: Caller, id: string): Promise<PolicyRecord | null> {
    const policy = await this.parts.reader.find(id);
    return policy?.status === 'DRAFT' && !can(caller, 'policy:read-draft') ? null : policy;
  }

  list(caller: Caller, query: PolicyQuery, order: Order, page: PageArguments): Promise<Listing<PolicyRecord>> {
    const { cursors, store } = this.parts;
    return listPage(cursors, order, page, store.matching(query, can(caller, 'policy:read-draft')));
  }

  /** Policies as a table, for those who manage them. */
  async browse(caller: Caller, asked: PolicyTableRequest): Promise<Rows<PolicyRow>> {
    assertCan(caller, 'policy:read-draft');
    return this.parts.report.rows(asked);
  }

  /** What clients would get under a policy, and what changes for them in comparison with another. */
  async preview(caller: Caller, id: string, againstId: string | null): Promise<PolicyPreview | null> {
    const [policy, against] = await Promise.all([
      this.find(caller, id),
      againstId === null ? null : this.find(caller, againstId),
    ]);
    if (policy === null) return null;
    const grants = this.parts.reader.grants(policy);
    return {
      grants,
      difference: against === null ? null : differenceOf(grants, this.parts.reader.grants(against)),
    };
  }

  dependants(caller: Caller, id: string): Promise<PolicyDependants> {
    assertCan(caller, 'policy:read-dependants');
    return this.parts.usage.dependants(id);
  }

  /** One policy with its group, for those who manage policies. */
  async get(caller: Caller, id: string): Promise<{ policy: PolicyRecord; group: PolicyGroupRecord }> {
    assertCan(caller, 'policy:read-draft');
    const policy = await this.parts.reader.find(id);
    if (policy === null) throw new Refusal([problem('POLICY_UNKNOWN', ['id'])]);
    return { policy, group: await this.parts.groups.get(policy.groupId) };
  }

  /** The same, for a policy that the partner works under. */
  async getForPartner(caller: Caller, id: string, partnerId: string) {
    assertCan(caller, 'policy:read-draft');
    if (await this.parts.usage.hasActiveKey(id, partnerId)) return this.get(caller, id);
    throw new Refusal([problem('API_KEY_OF_POLICY_NOT_FOUND', ['id'])]);
  }

  /** A group with all that is in it, for those who manage policies. */
  async inGroup(caller: Caller, groupId: string): Promise<GroupWithPolicies> {
    assertCan(caller, 'policy:read-draft');
    const group = await this.parts.groups.find(groupId);
    if (group === null) throw new Refusal([problem('GROUP_ID_UNKNOWN', ['groupId'])]);
    return { group, policies: await this.parts.store.find({ groupId }) };
  }

  /** The policies that partners of a group can ask for. */
  async activeInGroup(caller: Caller, groupName: string): Promise<GroupWithPolicies> {
    assertCan(caller, 'policy:read-active');
    const group = await this.parts.groups.findByName(groupName);
    if (group === null) throw new Refusal([problem('GROUP_NAME_UNKNOWN', ['groupName'])]);
    assertAcceptable(judgeGroup(group, ['groupName']));
    return { group, policies: await this.parts.store.find({ groupId: group.id, status: 'ACTIVATED' }) };
  }
}
