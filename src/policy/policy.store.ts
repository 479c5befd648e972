import type { Connection } from 'mongoose';
import { Collection, countLimit, given, Search } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Found, FoundValue, SearchRequest, ValuesRequest } from '../shared/search.ts';
import { policyModel } from './policy.model.ts';
import type { PolicyRecord, PolicyStatus, PolicyType } from './policy.record.ts';

export interface PolicyQuery {
  readonly groupId?: string | null;
  readonly type?: PolicyType | null;
  readonly status?: PolicyStatus | null;
}

/** What policies can be looked for by. */
export type PolicySearchColumn =
  | 'id'
  | 'name'
  | 'description'
  | 'type'
  | 'status'
  | 'documentVersion'
  | 'validFrom'
  | 'validTo'
  | 'createdAt'
  | 'createdBy'
  | 'updatedBy';

export class PolicyStore extends Collection<PolicyRecord> {
  private readonly table: Search<PolicyRecord>;

  constructor(connection: Connection) {
    super(policyModel(connection));
    this.table = new Search(this.model);
  }

  async findByName(groupId: string, name: string): Promise<PolicyRecord | null> {
    const [policy] = await this.find({ groupId, name }, 1);
    return policy ?? null;
  }

  async idsInGroup(groupId: string): Promise<string[]> {
    const found = await this.model.find({ groupId }, { _id: 1 }).limit(countLimit).lean();
    return found.map(({ _id }) => _id);
  }

  matching({ groupId, type, status }: PolicyQuery, withDrafts: boolean): ListQueries<PolicyRecord> {
    const filter = given({ groupId, type, status });
    return this.list(withDrafts ? filter : { $and: [filter, { status: { $ne: 'DRAFT' } }] });
  }

  search(request: SearchRequest<PolicySearchColumn>): Promise<Found<PolicyRecord>> {
    return this.table.find({}, request);
  }

  /** Each with the id of its policy. */
  values(request: ValuesRequest<PolicySearchColumn>, withDrafts: boolean): Promise<FoundValue[]> {
    return this.table.values(withDrafts ? {} : { status: { $ne: 'DRAFT' } }, request, 'id');
  }

  all(): AsyncIterable<PolicyRecord> {
    return this.table.all();
  }
}
