import type { Connection } from 'mongoose';
import { Collection, given, Search } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Found, FoundValue, SearchRequest, ValuesRequest } from '../shared/search.ts';
import { policyGroupModel } from './policy-group.model.ts';
import type { PolicyGroupRecord, PolicyGroupStatus } from './policy-group.record.ts';

export interface PolicyGroupQuery {
  readonly status?: PolicyGroupStatus | null;
}

/** What groups can be looked for by. */
export type PolicyGroupColumn = 'id' | 'name' | 'description' | 'status' | 'createdAt' | 'createdBy' | 'updatedBy';

export class PolicyGroupStore extends Collection<PolicyGroupRecord> {
  private readonly table: Search<PolicyGroupRecord>;

  constructor(connection: Connection) {
    super(policyGroupModel(connection));
    this.table = new Search(this.model);
  }

  async findByName(name: string): Promise<PolicyGroupRecord | null> {
    const [group] = await this.find({ name }, 1);
    return group ?? null;
  }

  matching({ status }: PolicyGroupQuery): ListQueries<PolicyGroupRecord> {
    return this.list(given({ status }));
  }

  search(request: SearchRequest<PolicyGroupColumn>): Promise<Found<PolicyGroupRecord>> {
    return this.table.find({}, request);
  }

  /** Each with the name of its group. */
  values(request: ValuesRequest<PolicyGroupColumn>): Promise<FoundValue[]> {
    return this.table.values({}, request, 'name');
  }

  all(): AsyncIterable<PolicyGroupRecord> {
    return this.table.all();
  }
}
