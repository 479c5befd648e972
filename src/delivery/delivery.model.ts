import { Schema, type Connection } from 'mongoose';
import { oneOf, recordModel, text, textOrNull, time } from '../shared/mongo/index.ts';
import type { DeliveryRecord } from './delivery.record.ts';

const mixedOrNull = { type: Schema.Types.Mixed, default: null };
const numberOrNull = { type: Number, default: null };

export function deliveryModel(connection: Connection) {
  return recordModel<DeliveryRecord>(connection, {
    name: 'Delivery',
    collection: 'deliveries',
    fields: {
      partnerId: text,
      state: oneOf(['PENDING', 'DELIVERED', 'REFUSED']),
      deliveredVersion: numberOrNull,
      behindSince: time,
      dueAt: time,
      attempts: { type: Number, required: true },
      error: mixedOrNull,
      refusal: mixedOrNull,
      undone: { type: [Schema.Types.Mixed], default: undefined },
      firstSent: numberOrNull,
      createOpenUntil: { type: Date, default: null },
      callOpenUntil: { type: Date, default: null },
      known: mixedOrNull,
      lease: textOrNull,
      leaseUntil: time,
      checkAt: { type: Date, default: null },
    },
    indexes: [[{ state: 1, dueAt: 1, _id: 1 }], [{ state: 1, behindSince: 1, _id: 1 }], [{ state: 1, checkAt: 1 }]],
  });
}
