import { Schema, type Connection } from 'mongoose';

export interface LeaseDocument {
  _id: string;
  holder: string | null;
  until: Date;
}

export function leaseModel(connection: Connection) {
  const schema = new Schema<LeaseDocument>(
    { _id: String, holder: { type: String, default: null }, until: { type: Date, required: true } },
    { collection: 'leases', versionKey: false },
  );
  return connection.model<LeaseDocument>('Lease', schema);
}
