import { Schema, type Connection } from 'mongoose';
import { oneOf, recordModel, text, texts } from '../shared/mongo/index.ts';
import { partnerTypes } from './partner-types.ts';
import type { PartnerRecord } from './partner.record.ts';

const optionalText = { type: String, default: null } as const;
const optionalTime = { type: Date, default: null } as const;

const contact = new Schema(
  { name: text, email: text, phone: optionalText, role: optionalText },
  { _id: false, strict: 'throw' },
);

/** Records without an address have no say in it. By `$gt`: of `$type` the planner does not see that a look-up implies it. */
const uniqueWhereGiven = { unique: true, partialFilterExpression: { emailKey: { $gt: '' } } };

export function partnerModel(connection: Connection) {
  return recordModel<PartnerRecord>(connection, {
    name: 'Partner',
    collection: 'partners',
    fields: {
      name: text,
      nameKey: text,
      address: optionalText,
      contactNumber: optionalText,
      email: optionalText,
      emailKey: optionalText,
      logoUrl: optionalText,
      additionalInfo: optionalText,
      language: optionalText,
      type: oneOf(partnerTypes),
      status: oneOf(['REGISTERED', 'ACTIVE', 'INACTIVE']),
      policyGroupId: optionalText,
      owners: texts,
      contacts: [contact],
      approvedAt: optionalTime,
      certificateId: optionalText,
      certificateExpiresAt: optionalTime,
    },
    indexes: [
      [{ owners: 1 }],
      [{ createdAt: 1, _id: 1 }],
      [{ nameKey: 1, _id: 1 }],
      [{ certificateExpiresAt: 1, _id: 1 }],
      [{ emailKey: 1 }, uniqueWhereGiven],
    ],
  });
}
