import { aggregateOf, type Outbox } from '../../audit/index.ts';
import { eventsOf } from './event.rules.ts';
import type { OutboxStore } from './outbox.store.ts';

/** `holdsClients`: what is told of a client waits until eSignet has it. */
export function createOutbox(store: OutboxStore, holdsClients: boolean): Outbox {
  return {
    append(tx, change) {
      const { kind, after } = change;
      const origin = { aggregate: aggregateOf(kind, after.id), version: after.version };
      return store.append(tx, origin, eventsOf(change), kind === 'oidcClient' && holdsClients ? 'HELD' : 'PENDING');
    },
  };
}
