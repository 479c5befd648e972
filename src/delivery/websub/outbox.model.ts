import { Schema, type Connection } from 'mongoose';
import { document, oneOf, recordModel, text, time } from '../../shared/mongo/index.ts';
import type { EventRecord } from './event.record.ts';

/** So long the operator can see what was sent. */
const keptSeconds = 7 * 24 * 3_600;

const mixedOrNull = { type: Schema.Types.Mixed, default: null };
const count = { type: Number, required: true };

export function outboxModel(connection: Connection) {
  return recordModel<EventRecord>(connection, {
    name: 'OutboxEvent',
    collection: 'outbox',
    fields: {
      topic: text,
      publisher: text,
      carries: document,
      clientData: mixedOrNull,
      aggregate: text,
      step: count,
      state: oneOf(['PENDING', 'HELD', 'PARKED', 'SENT']),
      dueAt: time,
      attempts: count,
      strikes: count,
      error: mixedOrNull,
      sentAt: { type: Date, default: null },
    },
    indexes: [
      // what is due, without what is in hand already
      [{ state: 1, dueAt: 1, _id: 1, aggregate: 1 }],
      [{ aggregate: 1, state: 1, version: 1, step: 1 }],
      [{ state: 1, createdAt: 1, _id: 1 }],
      [{ sentAt: 1 }, { expireAfterSeconds: keptSeconds, partialFilterExpression: { state: 'SENT' } }],
    ],
  });
}
