import type { Outbox } from '../../audit/index.ts';
import { Breaker } from '../breaker.ts';
import { createSend } from '../esignet/http.ts';
import type { DeliveryLog } from '../log.ts';
import type { HeldEvents } from '../undo.ts';
import type { EventSources } from './event-data.ts';
import { EventService, type EventServiceParts } from './event.service.ts';
import { createHub } from './hub.ts';
import type { LeaseStore } from './lease.store.ts';
import { createOutbox } from './outbox.ts';
import { RelayLease } from './relay-lease.ts';
import { Relay, type RelayTimes } from './relay.ts';
import { Suspicion } from './suspicion.ts';

export interface EventSettings {
  readonly hubUrl: string;
  readonly log: DeliveryLog;
  readonly times?: Partial<EventTimes>;
}

interface EventTimes extends RelayTimes {
  readonly firstProbeMs: number;
  /** How long calls under way may go on when the gateway stops. */
  readonly graceMs: number;
}

const usualTimes: EventTimes = {
  callMs: 5_000,
  leaseMs: 12_000,
  leaseLookMs: 1_000,
  pollMs: 250,
  firstPauseMs: 250,
  longestPauseMs: 15_000,
  firstProbeMs: 500,
  longestProbeMs: 5_000,
  graceMs: 3_000,
};

interface Parts extends EventServiceParts {
  readonly leases: LeaseStore;
  readonly sources: EventSources;
  /** What is told of a client waits until eSignet has it. */
  readonly holdsClients: boolean;
}

interface Events {
  readonly service: EventService;
  /** Where changes are noted; null where nobody is told of them. */
  readonly outbox: Outbox | null;
  readonly held: HeldEvents | null;
  readonly process: { start(): void; stop(): Promise<void> } | null;
}

/** The service of the door, and what is to be started and stopped with the gateway. Without settings nothing is. */
export function createEvents(parts: Parts, settings: EventSettings | null): Events {
  const service = new EventService(parts);
  if (settings === null) return { service, outbox: null, held: null, process: null };
  const { store, leases, sources, holdsClients } = parts;
  const { hubUrl, log } = settings;
  const times = { ...usualTimes, ...settings.times };
  const calls = new AbortController();
  const relay = new Relay({
    store,
    sources,
    log,
    times,
    hub: createHub(hubUrl, createSend(times.callMs, calls.signal)),
    lease: new RelayLease(leases, times.leaseMs),
    breaker: new Breaker({ firstPauseMs: times.firstProbeMs, longestPauseMs: times.longestProbeMs }),
    suspicion: new Suspicion(),
    stopped: calls.signal,
    releasesHeld: !holdsClients,
  });
  return {
    service,
    outbox: createOutbox(store, holdsClients),
    held: store,
    process: {
      start: () => {
        relay.start();
      },
      async stop() {
        const grace = setTimeout(() => {
          calls.abort();
        }, times.graceMs);
        await relay.stop();
        clearTimeout(grace);
      },
    },
  };
}
