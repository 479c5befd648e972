import { aggregateOf } from '../../audit/index.ts';
import type { EventRecord } from './event.record.ts';

/**
 * What is on its way to the hub. One message of a record at a time; and the message of a change of a partner or a
 * policy waits for those that carry its data from before: arriving later, they would bring the old state back.
 */
export class Traffic {
  private readonly onTheirWay = new Map<string, EventRecord>();

  get aggregates(): string[] {
    return [...this.onTheirWay.keys()];
  }

  get size(): number {
    return this.onTheirWay.size;
  }

  /** `waiting`: records whose own message waits already. Nothing may overtake that one with their data. */
  admits(event: EventRecord, waiting: Set<string>): boolean {
    const { aggregate } = event;
    if ([...this.onTheirWay.values()].some((other) => alongWith(other).includes(aggregate))) {
      waiting.add(aggregate);
      return false;
    }
    return !this.onTheirWay.has(aggregate) && !alongWith(event).some((record) => waiting.has(record));
  }

  begin(event: EventRecord): void {
    this.onTheirWay.set(event.aggregate, event);
  }

  end({ aggregate }: EventRecord): void {
    this.onTheirWay.delete(aggregate);
  }
}

/** The records of others whose latest state goes along. */
function alongWith({ aggregate, carries: { partner, policy } }: EventRecord): string[] {
  const named = [partner && aggregateOf('partner', partner), policy && aggregateOf('policy', policy)];
  return named.filter((record) => record !== null && record !== aggregate) as string[];
}
