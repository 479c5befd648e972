import { subjectOf } from '../../audit/index.ts';
import type { EventRecord } from './event.record.ts';
import type { EventType } from './event.type.ts';

export function toEvent({
  id,
  topic,
  aggregate,
  version,
  state,
  attempts,
  error,
  createdAt,
  dueAt,
}: EventRecord): EventType {
  return {
    ...{ id, topic, version, state, attempts, createdAt },
    subject: subjectOf(aggregate),
    lastError: error?.code ?? null,
    nextAttemptAt: state === 'PENDING' ? dueAt : null,
  };
}
