import type { Connection } from 'mongoose';
import { oneOf, recordModel, text, texts } from '../shared/mongo/index.ts';
import { partnerTypes, type PartnerRecord } from './partner.record.ts';

export function partnerModel(connection: Connection) {
  return recordModel<PartnerRecord>(connection, {
    name: 'Partner',
    collection: 'partners',
    fields: {
      name: text,
      nameKey: text,
      type: oneOf(partnerTypes),
      status: oneOf(['REGISTERED', 'ACTIVE', 'INACTIVE']),
      policyGroupId: { type: String, default: null },
      owners: texts,
    },
    indexes: [[{ owners: 1 }], [{ createdAt: 1, _id: 1 }], [{ nameKey: 1, _id: 1 }]],
  });
}
