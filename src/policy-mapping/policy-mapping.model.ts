import { Schema, type Connection } from 'mongoose';
import { oneOf, recordModel, text, texts } from '../shared/mongo/index.ts';
import { policyMappingStatuses, type PolicyMappingRecord } from './policy-mapping.record.ts';

/** A pair has at most one mapping that is requested or approved, and any number of rejected and revoked ones. */
const oneOpenPerPair = { unique: true, partialFilterExpression: { status: { $in: ['REQUESTED', 'APPROVED'] } } };

const extractor = new Schema(
  { attributeName: text, biometric: text, provider: text, version: text },
  { _id: false, strict: 'throw' },
);

const optionalText = { type: String, default: null };
const optionalTime = { type: Date, default: null };

export function policyMappingModel(connection: Connection) {
  return recordModel<PolicyMappingRecord>(connection, {
    name: 'PolicyMapping',
    collection: 'policyMappings',
    fields: {
      partnerId: text,
      policyId: text,
      status: oneOf(policyMappingStatuses),
      useCaseDescription: text,
      requestedBy: text,
      decidedBy: optionalText,
      decidedAt: optionalTime,
      selfApproved: { type: Boolean, required: true },
      revokedBy: optionalText,
      revokedAt: optionalTime,
      reason: optionalText,
      credentialTypes: texts,
      extractors: [extractor],
    },
    indexes: [
      [{ partnerId: 1, policyId: 1 }, oneOpenPerPair],
      [{ createdAt: 1, _id: 1 }],
      [{ partnerId: 1, createdAt: 1, _id: 1 }],
      [{ policyId: 1, createdAt: 1, _id: 1 }],
      [{ status: 1, createdAt: 1, _id: 1 }],
      [{ requestedBy: 1, createdAt: 1, _id: 1 }],
    ],
  });
}
