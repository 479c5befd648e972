import { randomUUID } from 'node:crypto';
import { Breaker } from './breaker.ts';
import type { Hold } from './delivery.record.ts';
import type { Claim } from './delivery.store.ts';
import { reconcile, type ReconcileParts } from './reconcile.ts';

export interface CourierTimes {
  /** How long a client stays in the hand of a courier that has died; one that lives renews it. */
  readonly leaseMs: number;
  /** How often an idle courier looks for work of others. */
  readonly pollMs: number;
  readonly firstProbeMs: number;
  readonly longestProbeMs: number;
  /** Between two looks at what was delivered before. */
  readonly checkEveryMs: number;
  /** A loss makes a courier look at everything, but not more often than this. */
  readonly sweepPauseMs: number;
}

/** At most so many clients are in its hands at once. */
const mostAtOnce = 8;
const pauseAfterFaultMs = 1_000;
const renewalsPerLease = 3;

/**
 * Takes clients that eSignet is behind with, one after the other in the order in which they fell behind, and has up to
 * `mostAtOnce` of them reconciled side by side. Every gateway has one; leases keep them apart.
 */
export class Courier {
  private readonly parts: ReconcileParts;
  private readonly times: CourierTimes;
  private readonly breaker: Breaker;
  private readonly inHand = new Map<Claim, Promise<void>>();
  private running: Promise<void> | null = null;
  private renewal: NodeJS.Timeout | undefined;
  private isStopping = false;
  private isWoken = false;
  private rouse: () => void = () => undefined;
  private nextCheckAt = 0;
  private nextSweepAt = 0;
  private isSweepOwed = false;
  private sweeping: Promise<void> | null = null;

  constructor(parts: Omit<ReconcileParts, 'lost'>, times: CourierTimes) {
    this.parts = {
      ...parts,
      lost: () => {
        this.lookForLosses();
      },
    };
    this.times = times;
    this.breaker = new Breaker({ firstPauseMs: times.firstProbeMs, longestPauseMs: times.longestProbeMs });
  }

  start(): void {
    this.renewal ??= setInterval(() => void this.renew(), this.times.leaseMs / renewalsPerLease);
    this.running ??= this.run();
  }

  /** Takes nothing more, and waits for what is in its hands. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.parts.waiters.settleAll({ state: 'PENDING' });
    this.wake();
    await this.running;
    await Promise.all([...this.inHand.values(), this.sweeping]);
    clearInterval(this.renewal);
  }

  /** There may be something to do. */
  wake(): void {
    this.isWoken = true;
    this.rouse();
  }

  /** eSignet is known to be in trouble, or the gateway stops: there is no point in waiting for it. */
  get isBlocked(): boolean {
    return this.isStopping || this.breaker.state === 'open';
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      this.isWoken = false;
      try {
        this.sweepIfOwed();
        const claim = this.mayTake() ? await this.take() : null;
        if (claim === null) await this.rest(this.untilNextLookMs());
        else this.handle(claim);
      } catch (error) {
        this.parts.log.warn({ err: error }, 'the courier cannot reach the database');
        await this.rest(pauseAfterFaultMs);
      }
    }
  }

  private mayTake(): boolean {
    const { state } = this.breaker;
    return state === 'closed' ? this.inHand.size < mostAtOnce : state === 'probe';
  }

  private async take(): Promise<Claim | null> {
    const { deliveries } = this.parts;
    const isProbe = this.breaker.state === 'probe';
    const hold = { lease: randomUUID(), leaseMs: this.times.leaseMs, callOpenMs: this.parts.callOpenMs };
    const isCheckDue = isProbe || performance.now() >= this.nextCheckAt;
    const claim = (await deliveries.claim(hold, isProbe)) ?? (isCheckDue ? await this.takeCheck(hold) : null);
    if (claim !== null && isProbe) this.breaker.probe();
    return claim;
  }

  private async takeCheck(hold: Hold): Promise<Claim | null> {
    const claim = await this.parts.deliveries.claimCheck(hold);
    this.nextCheckAt = performance.now() + (claim === null ? this.times.pollMs : this.times.checkEveryMs);
    return claim;
  }

  private untilNextLookMs(): number {
    const { pollMs } = this.times;
    const waitMs = this.breaker.state === 'open' ? this.breaker.waitMs : this.nextCheckAt - performance.now();
    return waitMs > 0 ? Math.min(waitMs, pollMs) : pollMs;
  }

  private handle(claim: Claim): void {
    const work = this.deliver(claim).finally(() => {
      this.inHand.delete(claim);
      this.wake();
    });
    this.inHand.set(claim, work);
  }

  private async deliver(claim: Claim): Promise<void> {
    const { log, deliveries, waiters } = this.parts;
    const { id, attempts } = claim.delivery;
    try {
      const setback = await reconcile(this.parts, claim);
      if (setback === null) {
        const troubleMs = this.breaker.succeeded();
        if (troubleMs === null) return;
        log.warn({}, 'eSignet is back');
        await deliveries.allDue(troubleMs + this.times.leaseMs);
      } else if (this.breaker.failed({ ...setback, clientId: id, attempts })) {
        log.warn({ code: setback.code }, 'eSignet is in trouble: one call at a time tries it');
        waiters.settleAll({ state: 'PENDING' });
      }
    } catch (error) {
      this.breaker.skipProbe();
      // its lease runs out, and somebody takes it again
      log.error({ err: error, clientId: id }, 'a delivery could not be finished');
    }
  }

  /** Where one is lost others are: as long as losses are found the next look does not wait. */
  private lookForLosses(): void {
    this.nextCheckAt = 0;
    this.isSweepOwed = true;
  }

  /** Beside the others, since it touches every delivery there is. */
  private sweepIfOwed(): void {
    if (!this.isSweepOwed || this.sweeping !== null || performance.now() < this.nextSweepAt) return;
    this.isSweepOwed = false;
    this.nextSweepAt = performance.now() + this.times.sweepPauseMs;
    this.sweeping = this.parts.deliveries
      .checkAll()
      .catch((error: unknown) => {
        this.isSweepOwed = true;
        this.nextSweepAt = performance.now() + pauseAfterFaultMs;
        this.parts.log.warn({ err: error }, 'what was delivered cannot be looked at yet');
      })
      .finally(() => {
        this.sweeping = null;
      });
  }

  private async renew(): Promise<void> {
    if (this.inHand.size === 0) return;
    try {
      await this.parts.deliveries.renew([...this.inHand.keys()], this.times.leaseMs);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'leases could not be renewed');
    }
  }

  private async rest(ms: number): Promise<void> {
    if (this.isWoken || this.isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(ms, 1));
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.rouse = () => undefined;
  }
}
