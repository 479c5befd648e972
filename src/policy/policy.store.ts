import type { Connection } from 'mongoose';
import { Collection, countLimit, given } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { policyModel } from './policy.model.ts';
import type { PolicyRecord, PolicyStatus, PolicyType } from './policy.record.ts';

export interface PolicyQuery {
  readonly groupId?: string | null;
  readonly type?: PolicyType | null;
  readonly status?: PolicyStatus | null;
}

export class PolicyStore extends Collection<PolicyRecord> {
  constructor(connection: Connection) {
    super(policyModel(connection));
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
}
