import { Schema, type Connection, type Model } from 'mongoose';
import { document, text, time } from '../shared/mongo/index.ts';
import type { AuditEntry } from './audit.record.ts';

/** The id is aggregate and sequence, so that two writers cannot both append the same entry. */
export type AuditDocument = AuditEntry & { readonly _id: string };

export function auditModel(connection: Connection): Model<AuditDocument> {
  const schema = new Schema(
    {
      _id: text,
      aggregate: text,
      sequence: { type: Number, required: true },
      partnerId: { type: String, default: null },
      actor: text,
      action: text,
      correlationId: text,
      at: time,
      changes: document,
      previousHash: { type: String, default: null },
      hash: text,
    },
    { collection: 'auditEntries', versionKey: false, strict: 'throw', minimize: false },
  );
  return connection.model('AuditEntry', schema) as unknown as Model<AuditDocument>;
}
