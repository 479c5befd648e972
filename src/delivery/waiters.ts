import type { DeliveryOutcome } from '../oidc-client/index.ts';

interface Waiter {
  readonly version: number;
  readonly resolve: (outcome: DeliveryOutcome | null) => void;
}

/** Mutations of this gateway that wait for a delivery of this gateway. */
export class Waiters {
  private readonly byClient = new Map<string, Set<Waiter>>();

  /** Resolves with what came of it; with null when it is time to look for oneself. */
  next(id: string, version: number, timeoutMs: number): Promise<DeliveryOutcome | null> {
    return new Promise((resolve) => {
      const waiters = this.byClient.get(id) ?? new Set();
      this.byClient.set(id, waiters);
      const waiter: Waiter = {
        version,
        resolve: (outcome) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          if (waiters.size === 0 && this.byClient.get(id) === waiters) this.byClient.delete(id);
          resolve(outcome);
        },
      };
      const timer = setTimeout(() => {
        waiter.resolve(null);
      }, timeoutMs);
      waiters.add(waiter);
    });
  }

  /** The outcome of all versions after `after` up to `version`. */
  settle(id: string, after: number, version: number, outcome: DeliveryOutcome): void {
    for (const waiter of [...(this.byClient.get(id) ?? [])]) {
      if (waiter.version > after && waiter.version <= version) waiter.resolve(outcome);
    }
  }

  /** There is nothing to wait for at the moment. */
  settleAll(outcome: DeliveryOutcome): void {
    for (const waiters of [...this.byClient.values()]) for (const waiter of [...waiters]) waiter.resolve(outcome);
  }
}
