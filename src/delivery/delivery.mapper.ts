import type { DeliveryRecord } from './delivery.record.ts';
import type { Delivery } from './delivery.type.ts';

export function toDelivery(record: DeliveryRecord): Delivery {
  const { id: clientId, state, deliveredVersion, attempts } = record;
  return {
    clientId,
    state,
    deliveredVersion,
    lastError: lastErrorOf(record),
    attempts,
    behindSince: state === 'DELIVERED' ? null : record.behindSince,
    nextAttemptAt: state === 'PENDING' ? record.dueAt : null,
  };
}

/** Of a client whose delivery has not begun. */
export function neverDelivered(clientId: string): Delivery {
  const nothing = { deliveredVersion: null, lastError: null, behindSince: null, nextAttemptAt: null };
  return { clientId, state: 'PENDING', attempts: 0, ...nothing };
}

/** A change that was taken back shows as long as the version that took its place is the latest. */
function lastErrorOf({ error, refusal, version }: DeliveryRecord): string | null {
  if (error !== null) return error.code;
  return refusal?.undone === true && version === refusal.version + 1 ? refusal.code : null;
}
