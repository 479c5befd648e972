import { backfill } from './backfill.ts';
import { Courier, type CourierTimes } from './courier.ts';
import { DeliveryService, type DeliveryServiceParts } from './delivery.service.ts';
import { createClientManagement, type EsignetSettings } from './esignet/client-management.ts';
import { openCallMsOf } from './esignet/limits.ts';
import type { DeliveryLog } from './log.ts';
import type { UndoParts } from './undo.ts';
import { Waiters } from './waiters.ts';

export interface DeliverySettings {
  readonly esignet: EsignetSettings;
  /** How long a mutation waits for its delivery. */
  readonly waitMs: number;
  readonly log: DeliveryLog;
  readonly times?: Partial<DeliveryTimes>;
}

interface DeliveryTimes extends CourierTimes {
  /** For one call, from connecting to the end of its answer. */
  readonly callMs: number;
  /** How long calls under way may go on when the gateway stops. */
  readonly graceMs: number;
  readonly checkMs: number;
  /** So long eSignet may be at work on a call that it does not answer. */
  readonly callOpenMs: number;
  readonly backfillMs: number;
}

const usualTimes: Omit<DeliveryTimes, 'callOpenMs'> = {
  callMs: 10_000,
  graceMs: 3_000,
  leaseMs: 8_000,
  pollMs: 500,
  firstProbeMs: 500,
  longestProbeMs: 5_000,
  checkEveryMs: 200,
  sweepPauseMs: 10 * 60_000,
  checkMs: 6 * 3_600_000,
  backfillMs: 10 * 60_000,
};

type Parts = Omit<UndoParts, 'esignet' | 'callOpenMs'> & Pick<DeliveryServiceParts, 'cursors' | 'intents'>;

/** The service of the doors, and what is to be started and stopped with the gateway. Without settings nothing is. */
export function createDelivery(parts: Parts, settings: DeliverySettings | null) {
  const { deliveries, clients, cursors, intents } = parts;
  if (settings === null) {
    return {
      service: new DeliveryService({ deliveries, clients, cursors, intents, handOn: null }),
      port: null,
      process: null,
    };
  }
  const { esignet, waitMs, log } = settings;
  const times = { ...usualTimes, callOpenMs: openCallMsOf[esignet.dialect], ...settings.times };
  const stopped = new AbortController();
  const calls = new AbortController();
  const waiters = new Waiters();
  const management = createClientManagement(esignet, times.callMs, calls.signal);
  const { checkMs, callOpenMs } = times;
  const courier = new Courier({ ...parts, esignet: management, waiters, log, checkMs, callOpenMs }, times);
  const service = new DeliveryService({ deliveries, clients, cursors, intents, handOn: { courier, waiters, waitMs } });

  const adopt = async (): Promise<void> => {
    try {
      await backfill(clients, deliveries, stopped.signal);
      courier.wake();
    } catch (error) {
      if (!stopped.signal.aborted) log.warn({ err: error }, 'clients without a delivery could not be looked for');
    }
  };

  return {
    service,
    port: service,
    process: {
      start(): void {
        courier.start();
        let adopting = adopt();
        const timer = setInterval(() => {
          adopting = adopting.then(adopt);
        }, times.backfillMs);
        stopped.signal.addEventListener('abort', () => {
          clearInterval(timer);
        });
      },
      async stop(): Promise<void> {
        stopped.abort();
        const grace = setTimeout(() => {
          calls.abort();
        }, times.graceMs);
        await courier.stop();
        clearTimeout(grace);
      },
    },
  };
}
