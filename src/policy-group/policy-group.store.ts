import type { Connection } from 'mongoose';
import { Collection } from '../shared/mongo/index.ts';
import { policyGroupModel } from './policy-group.model.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';

export class PolicyGroupStore extends Collection<PolicyGroupRecord> {
  constructor(connection: Connection) {
    super(policyGroupModel(connection));
  }
}
