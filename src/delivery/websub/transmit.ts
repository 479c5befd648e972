import { pauseAfter } from '../backoff.ts';
import type { Breaker } from '../breaker.ts';
import type { DeliveryLog } from '../log.ts';
import { envelopeOf } from './envelope.ts';
import { dataOf, MissingRecord, UnreadableValue, type EventSources } from './event-data.ts';
import type { EventRecord } from './event.record.ts';
import type { Hub } from './hub.ts';
import type { OutboxStore } from './outbox.store.ts';
import type { RelayLease } from './relay-lease.ts';
import type { Suspicion } from './suspicion.ts';

export interface TransmitTimes {
  /** For one call, from connecting to the end of its answer. */
  readonly callMs: number;
  readonly firstPauseMs: number;
  /** Between two tries of a message that the hub will not take. */
  readonly longestPauseMs: number;
  /** Between two tries while the hub is in trouble. */
  readonly longestProbeMs: number;
}

export interface TransmitParts {
  readonly store: OutboxStore;
  readonly hub: Hub;
  readonly sources: EventSources;
  readonly lease: RelayLease;
  readonly breaker: Breaker;
  readonly suspicion: Suspicion;
  readonly log: DeliveryLog;
  readonly times: TransmitTimes;
  readonly stopped: AbortSignal;
}

/** So often a message is tried that the hub will not take. */
const budget = 10;
/** Answers that are about whoever sends, whatever it is. */
const saidToEverybody: ReadonlySet<string> = new Set(['UNAUTHORIZED', 'RATE_LIMITED']);

/** Sends one message and notes what came of it. A message that was sent and not noted is sent again, as the same. */
export async function transmit(parts: TransmitParts, event: EventRecord): Promise<void> {
  const { store, hub, lease, breaker, suspicion, log, times, stopped } = parts;
  const data = await dataFor(parts, event);
  if (data === null) return;
  await hub.register(event.topic);
  // somebody else may be about to send it
  if (!lease.lastsFor(times.callMs)) {
    breaker.skipProbe();
    return;
  }
  const outcome = await hub.publish(event.topic, envelopeOf(event, data));
  if (outcome.isAccepted) {
    suspicion.accepted();
    if (breaker.succeeded() !== null) log.warn({}, 'the event hub is back');
    await store.sent(event);
    return;
  }
  // the gateway stops: that the call broke off says nothing
  if (stopped.aborted) return;
  suspicion.failed(event.aggregate, event.attempts === 0);
  if (!saidToEverybody.has(outcome.code) && suspicion.isAlone(event.aggregate) && (await hub.works(event.topic))) {
    breaker.succeeded();
    await holdAgainst(parts, event, outcome.code);
    return;
  }
  if (breaker.failed()) log.warn({ code: outcome.code }, 'the event hub is in trouble: one call at a time tries it');
  const pauseMs = Math.min(pauseAfter(event.attempts, times), times.longestProbeMs);
  await store.failed(event, { code: outcome.code, strikes: event.strikes, pauseMs });
}

/** Null where it cannot be made, which is noted. */
async function dataFor(parts: TransmitParts, event: EventRecord): Promise<object | null> {
  try {
    return await dataOf(parts.sources, event);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    parts.breaker.skipProbe();
    await holdAgainst(parts, event, code);
    return null;
  }
}

function codeOf(error: unknown): string | null {
  if (error instanceof UnreadableValue) return 'VALUE_UNREADABLE';
  return error instanceof MissingRecord ? 'RECORD_MISSING' : null;
}

/** Parks a message that has used up its tries: what comes after it goes on. */
async function holdAgainst({ store, log, times }: TransmitParts, event: EventRecord, code: string): Promise<void> {
  const { id: eventId, topic, aggregate, version } = event;
  const strikes = event.strikes + 1;
  if (strikes < budget) {
    await store.failed(event, { code, strikes, pauseMs: pauseAfter(event.strikes, times) });
    return;
  }
  await store.park(event, code);
  log.error({ eventId, topic, aggregate, version, code }, 'an event is parked: the hub will not take it');
}
