import type { Connection } from 'mongoose';
import { oneOf, recordModel, text } from '../shared/mongo/index.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';

export function policyGroupModel(connection: Connection) {
  return recordModel<PolicyGroupRecord>(connection, {
    name: 'PolicyGroup',
    collection: 'policyGroups',
    fields: { name: text, description: text, status: oneOf(['ACTIVE', 'INACTIVE']) },
    indexes: [[{ name: 1 }, { unique: true }]],
  });
}
