import type { PolicyGroupReader, PolicyGroupRecord } from '../policy-group/index.ts';
import { assertCan, can } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Found, FoundValue, SearchRequest, ValuesRequest } from '../shared/search.ts';
import type { PolicyRecord } from './policy.record.ts';
import type { GroupWithPolicies } from './policy.service.ts';
import type { PolicySearchColumn, PolicyStore } from './policy.store.ts';

export interface PolicyInGroup {
  readonly policy: PolicyRecord;
  readonly group: PolicyGroupRecord;
}

export interface PolicyTableParts {
  readonly store: PolicyStore;
  readonly groups: PolicyGroupReader;
}

/** Rows whose groups are read in one query. */
const batchSize = 100;

/** Policies as tables, drafts included: for those who manage policies. */
export class PolicyTableService {
  private readonly parts: PolicyTableParts;

  constructor(parts: PolicyTableParts) {
    this.parts = parts;
  }

  async search(caller: Caller, request: SearchRequest<PolicySearchColumn>): Promise<Found<PolicyInGroup>> {
    assertCan(caller, 'policy:read-draft');
    const { total, rows } = await this.parts.store.search(request);
    return { total, rows: this.withGroups(rows) };
  }

  /** For filling in the conditions of a search. Drafts are known to those only who write them. */
  values(caller: Caller, request: ValuesRequest<PolicySearchColumn>): Promise<FoundValue[]> {
    assertCan(caller, 'policy:read-values');
    return this.parts.store.values(request, can(caller, 'policy:read-draft'));
  }

  /** Every policy. */
  all(caller: Caller): AsyncIterable<PolicyInGroup> {
    assertCan(caller, 'policy:read-draft');
    return this.withGroups(this.parts.store.all());
  }

  /** Every group, with all that is in it; one group at a time is in memory. */
  allGroups(caller: Caller): AsyncIterable<GroupWithPolicies> {
    assertCan(caller, 'policy:read-draft');
    return this.withPolicies(this.parts.groups.all());
  }

  private async *withGroups(policies: AsyncIterable<PolicyRecord>): AsyncGenerator<PolicyInGroup, void, void> {
    for await (const batch of inBatches(policies)) {
      yield* await Promise.all(
        batch.map(async (policy) => ({ policy, group: await this.parts.groups.get(policy.groupId) })),
      );
    }
  }

  private async *withPolicies(groups: AsyncIterable<PolicyGroupRecord>): AsyncGenerator<GroupWithPolicies, void, void> {
    for await (const group of groups) yield { group, policies: await this.parts.store.find({ groupId: group.id }) };
  }
}

async function* inBatches<T>(rows: AsyncIterable<T>): AsyncGenerator<T[], void, void> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
