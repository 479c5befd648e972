import type { Connection } from 'mongoose';
import { Collection, given } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { policyGroupModel } from './policy-group.model.ts';
import type { PolicyGroupRecord, PolicyGroupStatus } from './policy-group.record.ts';

export interface PolicyGroupQuery {
  readonly status?: PolicyGroupStatus | null;
}

export class PolicyGroupStore extends Collection<PolicyGroupRecord> {
  constructor(connection: Connection) {
    super(policyGroupModel(connection));
  }

  async findByName(name: string): Promise<PolicyGroupRecord | null> {
    const [group] = await this.find({ name }, 1);
    return group ?? null;
  }

  matching({ status }: PolicyGroupQuery): ListQueries<PolicyGroupRecord> {
    return this.list(given({ status }));
  }
}
