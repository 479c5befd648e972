import type { KeptEntry } from '../../../src/audit/audit.record.ts';
import type { EventRecord } from '../../../src/delivery/websub/event.record.ts';
import type { HubMessage } from '../hub/hub.ts';
import type { Dump } from './dump.ts';
import type { Violation } from './history.ts';

const courier = 'esignet-courier';
const isOfClient = ({ aggregate }: { readonly aggregate: string }): boolean => aggregate.startsWith('oidcClient:');
const versionKey = (aggregate: string, version: number): string => `${aggregate}#${version}`;

/** O4: of each version of a client one event, which arrived, in order, and of nothing else. */
export function toldOnce({ entries, outbox, hub }: Dump): Violation[] {
  if (hub === null) return [];
  const events = outbox.filter(isOfClient);
  return [...eventOfEach(entries, events), ...arrived(entries, events, hub), ...inVersionOrder(events, hub)];
}

function violation(aggregate: string, what: string): Violation {
  return { oracle: 'O4', clientId: aggregate.slice(aggregate.indexOf(':') + 1), what };
}

function eventOfEach(entries: readonly KeptEntry[], events: readonly EventRecord[]): Violation[] {
  const told = new Map<string, number>();
  for (const { aggregate, version } of events) {
    const key = versionKey(aggregate, version);
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  const known = new Map(entries.map((entry) => [versionKey(entry.aggregate, entry.sequence), entry]));
  const countOf = ({ aggregate, sequence }: KeptEntry): number => told.get(versionKey(aggregate, sequence)) ?? 0;
  /** What eSignet refused is dropped as a whole: nothing of it up to the entry of the courier was told. */
  const isDropped = (entry: KeptEntry): boolean => {
    if (countOf(entry) > 0) return false;
    const next = known.get(versionKey(entry.aggregate, entry.sequence + 1));
    return next !== undefined && (next.actor === courier || isDropped(next));
  };
  return entries.filter(isOfClient).flatMap((entry): Violation[] => {
    const count = countOf(entry);
    const isMute = entry.action === 'oidc-client:withdraw';
    if (count === (isMute ? 0 : 1) || (count === 0 && isDropped(entry))) return [];
    return [violation(entry.aggregate, `version ${entry.sequence} has ${count} events`)];
  });
}

function arrived(
  entries: readonly KeptEntry[],
  events: readonly EventRecord[],
  hub: readonly HubMessage[],
): Violation[] {
  const received = new Map(hub.map(({ event }) => [event.id, event]));
  const known = new Map(entries.map((entry) => [versionKey(entry.aggregate, entry.sequence), entry]));
  const ids = new Set(events.map(({ id }) => id));
  const invented = hub
    .filter(({ event }) => event.data.clientData !== undefined && !ids.has(event.id))
    .map(({ event }) => violation(`oidcClient:${String(event.data.clientData?.clientId)}`, 'an event of nothing'));
  const ofEvents = events.flatMap(({ id, aggregate, version, state }): Violation[] => {
    const entry = known.get(versionKey(aggregate, version));
    if (entry === undefined) return [violation(aggregate, `an event of version ${version}, which is not there`)];
    if (state !== 'SENT') return [violation(aggregate, `the event of version ${version} is still ${state}`)];
    const message = received.get(id);
    if (message === undefined) return [violation(aggregate, `the event of version ${version} never arrived`)];
    const name = entry.changes.name?.after;
    if (name === undefined || name === message.data.clientData?.clientName) return [];
    return [violation(aggregate, `the event of version ${version} tells another name`)];
  });
  return [...invented, ...ofEvents];
}

/** Where an event came first counts: what was not answered is sent again. */
function inVersionOrder(events: readonly EventRecord[], hub: readonly HubMessage[]): Violation[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const seen = new Set<string>();
  const newest = new Map<string, number>();
  return hub.flatMap(({ event: { id } }): Violation[] => {
    const event = byId.get(id);
    if (event === undefined || seen.has(id)) return [];
    seen.add(id);
    const before = newest.get(event.aggregate) ?? 0;
    newest.set(event.aggregate, Math.max(before, event.version));
    if (event.version > before) return [];
    return [violation(event.aggregate, `version ${event.version} was told after version ${before}`)];
  });
}
