import { Schema, type Connection, type Model } from 'mongoose';
import { document, text, textOrNull, time, type DocumentOf } from '../shared/mongo/index.ts';
import type { KeptEntry } from './audit.record.ts';

export const auditCollection = 'auditEntries';

export function auditModel(connection: Connection): Model<DocumentOf<KeptEntry>> {
  const schema = new Schema(
    {
      _id: text,
      aggregate: text,
      sequence: { type: Number, required: true },
      partnerId: textOrNull,
      actor: text,
      action: text,
      reason: textOrNull,
      correlationId: text,
      sourceAddress: textOrNull,
      at: time,
      changes: document,
      previousHash: textOrNull,
      hash: text,
    },
    { collection: auditCollection, versionKey: false, strict: 'throw', minimize: false },
  );
  for (const field of ['aggregate', 'partnerId', 'actor', 'action']) schema.index({ [field]: 1, at: 1, _id: 1 });
  schema.index({ at: 1, _id: 1 });
  // for who walks the chains
  schema.index({ aggregate: 1, sequence: 1 });
  return connection.model('AuditEntry', schema) as unknown as Model<DocumentOf<KeptEntry>>;
}
