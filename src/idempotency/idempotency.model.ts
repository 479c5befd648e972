import { Schema, type Connection, type Model } from 'mongoose';
import type { DocumentOf } from '../shared/mongo/index.ts';
import type { KeptIntent } from './idempotency.record.ts';

export type KeptIntentDocument = DocumentOf<KeptIntent> & { readonly keptAt: Date };

/** The database sweeps once a minute, so that none is forgotten early. */
const rememberedSeconds = 24 * 3_600;

export function idempotencyModel(connection: Connection): Model<KeptIntentDocument> {
  const schema = new Schema<KeptIntentDocument>(
    {
      _id: { type: String, required: true },
      fingerprint: { type: String, required: true },
      reference: { type: Schema.Types.Mixed, required: true },
      keptAt: { type: Date, required: true },
    },
    { collection: 'idempotencyKeys', versionKey: false, strict: 'throw', minimize: false },
  );
  schema.index({ keptAt: 1 }, { expireAfterSeconds: rememberedSeconds });
  return connection.model('IdempotencyKey', schema) as unknown as Model<KeptIntentDocument>;
}
