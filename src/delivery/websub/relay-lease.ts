import { randomUUID } from 'node:crypto';
import type { LeaseStore } from './lease.store.ts';

const id = 'websub-relay';
const renewalsPerLease = 4;

/** One relay is active among all gateways: only so messages keep their order. */
export class RelayLease {
  private readonly store: LeaseStore;
  private readonly leaseMs: number;
  private readonly holder = randomUUID();
  private heldUntil = 0;

  constructor(store: LeaseStore, leaseMs: number) {
    this.store = store;
    this.leaseMs = leaseMs;
  }

  /** `taken`: held since this call. */
  async keep(): Promise<'taken' | 'kept' | 'none'> {
    const isRenewal = this.lastsFor(0);
    if (this.lastsFor(this.leaseMs * (1 - 1 / renewalsPerLease))) return 'kept';
    // counted from before the question, it ends here before it ends in the database
    const askedAt = performance.now();
    const isHeld = await this.store.hold(id, this.holder, this.leaseMs);
    this.heldUntil = isHeld ? askedAt + this.leaseMs : 0;
    if (!isHeld) return 'none';
    return isRenewal ? 'kept' : 'taken';
  }

  /** Whether nobody else can have it before `ms` are over, by a clock that only goes forward. */
  lastsFor(ms: number): boolean {
    return performance.now() + ms < this.heldUntil;
  }

  async release(): Promise<void> {
    this.heldUntil = 0;
    await this.store.release(id, this.holder);
  }
}
