import type { Connection } from 'mongoose';
import { document, oneOf, recordModel, text, textOrNull, time } from '../shared/mongo/index.ts';
import type { PolicyRecord } from './policy.record.ts';

export function policyModel(connection: Connection) {
  return recordModel<PolicyRecord>(connection, {
    name: 'Policy',
    collection: 'policies',
    fields: {
      groupId: text,
      name: text,
      nameKey: text,
      description: text,
      type: oneOf(['AUTH', 'DATA_SHARE', 'CREDENTIAL_ISSUANCE', 'MISP']),
      status: oneOf(['DRAFT', 'ACTIVATED', 'DEACTIVATED']),
      documentVersion: text,
      validFrom: time,
      validTo: time,
      definition: document,
      createdBy: textOrNull,
      updatedBy: textOrNull,
    },
    indexes: [
      [{ groupId: 1, name: 1 }, { unique: true }],
      [{ createdAt: 1, _id: 1 }],
      [{ nameKey: 1, _id: 1 }],
      [{ groupId: 1, createdAt: 1, _id: 1 }],
      [{ groupId: 1, nameKey: 1, _id: 1 }],
    ],
  });
}
