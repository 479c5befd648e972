import {
  Schema,
  type Connection,
  type IndexDefinition,
  type IndexOptions,
  type Model,
  type SchemaDefinition,
} from 'mongoose';
import type { DocumentOf, StoredRecord } from './collection.ts';

interface RecordModel<R extends StoredRecord> {
  readonly name: string;
  readonly collection: string;
  /** Every field of the record but those that all records have. */
  readonly fields: Readonly<Record<Exclude<keyof R, keyof StoredRecord>, unknown>>;
  readonly indexes: readonly (readonly [fields: IndexDefinition, options?: IndexOptions])[];
}

export const text = { type: String, required: true } as const;
export const textOrNull = { type: String, default: null } as const;
export const texts = { type: [String], required: true } as const;
export const time = { type: Date, required: true } as const;
export const document = { type: Schema.Types.Mixed, required: true } as const;

export function oneOf(values: readonly string[]) {
  return { type: String, required: true, enum: values } as const;
}

/** The mongoose model of a record. A field that is not declared is an error, not a silent loss. */
export function recordModel<R extends StoredRecord>(
  connection: Connection,
  { name, collection, fields, indexes }: RecordModel<R>,
): Model<DocumentOf<R>> {
  const definition = {
    _id: text,
    ...fields,
    version: { type: Number, required: true },
    createdAt: time,
    updatedAt: time,
  } as SchemaDefinition;
  const schema = new Schema(definition, { collection, versionKey: false, strict: 'throw', minimize: false });
  for (const [keys, options] of indexes) schema.index(keys, options);
  return connection.model(name, schema) as unknown as Model<DocumentOf<R>>;
}
