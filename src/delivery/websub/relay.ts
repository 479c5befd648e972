import { setTimeout as sleep } from 'node:timers/promises';
import type { EventRecord } from './event.record.ts';
import { Traffic } from './traffic.ts';
import { transmit, type TransmitParts, type TransmitTimes } from './transmit.ts';

export interface RelayTimes extends TransmitTimes {
  /** How long nobody sends anything after a relay has died; longer than a call. */
  readonly leaseMs: number;
  /** How often an idle relay looks for something to send. */
  readonly pollMs: number;
  /** How often the others look whether it is their turn. */
  readonly leaseLookMs: number;
}

interface RelayParts extends TransmitParts {
  readonly times: RelayTimes;
  /** No eSignet is configured: nothing waits for it. */
  readonly releasesHeld: boolean;
}

/** At most so many messages are on their way at once. */
const mostAtOnce = 8;
/** At most so many messages are looked at in one go. */
const window = 200;
const pauseAfterFaultMs = 1_000;

/**
 * Takes messages to the hub: for each record in the order of its versions, for different ones side by side. Every
 * gateway has one; a lease lets one of them work.
 */
export class Relay {
  private readonly parts: RelayParts;
  private readonly traffic = new Traffic();
  private readonly underWay = new Set<Promise<void>>();
  /** Records whose turn it is, as they were found together. */
  private due: string[] = [];
  /** Those among them that have to wait for others: see `Traffic`. */
  private readonly waiting = new Set<string>();
  private running: Promise<void> | null = null;
  private isStopping = false;
  private isWoken = false;
  private rouse: () => void = () => undefined;

  constructor(parts: RelayParts) {
    this.parts = parts;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Begins nothing more, waits for what is under way, and makes place for others. */
  async stop(): Promise<void> {
    // what was never begun holds no lease, and there may be no database to give one back to
    if (this.running === null) return;
    this.isStopping = true;
    this.wake();
    await this.running;
    await Promise.all(this.underWay);
    await this.parts.lease.release().catch((error: unknown) => {
      this.parts.log.warn({ err: error }, 'the lease of the event relay could not be released: it runs out');
    });
  }

  private async run(): Promise<void> {
    const { lease, times, log } = this.parts;
    while (!this.isStopping) {
      this.isWoken = false;
      try {
        const held = await lease.keep();
        if (held === 'taken') await this.begin();
        if (held === 'none') await this.rest(times.leaseLookMs);
        else if (!(await this.sendSome())) await this.rest(times.pollMs);
      } catch (error) {
        log.warn({ err: error }, 'the event relay cannot reach the database');
        await this.rest(pauseAfterFaultMs);
      }
    }
  }

  private async begin(): Promise<void> {
    this.parts.suspicion.begin();
    if (this.parts.releasesHeld) await this.parts.store.releaseAll();
  }

  /** False when nothing could be begun. */
  private async sendSome(): Promise<boolean> {
    const { store } = this.parts;
    if (this.free <= 0) return false;
    if (this.due.length === 0) {
      this.due = await store.dueAggregates(this.traffic.aggregates, window);
      this.waiting.clear();
    }
    let hasBegun = false;
    while (this.free > 0) {
      const aggregate = this.due.shift();
      if (aggregate === undefined) break;
      hasBegun = (await this.sendFirstOf(aggregate)) || hasBegun;
    }
    return hasBegun;
  }

  private async sendFirstOf(aggregate: string): Promise<boolean> {
    const { store } = this.parts;
    const head = await store.findHead(aggregate);
    if (head === null) return false;
    if (!head.isDue) {
      await store.postpone(head.event);
      return false;
    }
    if (!this.traffic.admits(head.event, this.waiting)) return false;
    this.send(head.event);
    return true;
  }

  private get free(): number {
    const { state } = this.parts.breaker;
    if (this.isStopping || state === 'open') return 0;
    return (state === 'probe' ? 1 : mostAtOnce) - this.traffic.size;
  }

  private send(event: EventRecord): void {
    const { breaker, log } = this.parts;
    this.traffic.begin(event);
    if (breaker.state === 'probe') breaker.probe();
    const work = transmit(this.parts, event)
      .catch(async (error: unknown) => {
        breaker.skipProbe();
        // it stays as it was, and is sent again
        log.warn({ err: error, eventId: event.id }, 'an event could not be finished');
        await sleep(pauseAfterFaultMs);
      })
      .finally(() => {
        this.traffic.end(event);
        this.underWay.delete(work);
        this.wake();
      });
    this.underWay.add(work);
  }

  private wake(): void {
    this.isWoken = true;
    this.rouse();
  }

  private async rest(ms: number): Promise<void> {
    if (this.isWoken || this.isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.rouse = () => undefined;
  }
}
