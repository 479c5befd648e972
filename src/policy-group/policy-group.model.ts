import type { Connection } from 'mongoose';
import { oneOf, recordModel, text, textOrNull } from '../shared/mongo/index.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';

export function policyGroupModel(connection: Connection) {
  return recordModel<PolicyGroupRecord>(connection, {
    name: 'PolicyGroup',
    collection: 'policyGroups',
    fields: {
      name: text,
      nameKey: text,
      description: text,
      status: oneOf(['ACTIVE', 'INACTIVE']),
      createdBy: textOrNull,
      updatedBy: textOrNull,
    },
    indexes: [[{ name: 1 }, { unique: true }], [{ createdAt: 1, _id: 1 }], [{ nameKey: 1, _id: 1 }]],
  });
}
