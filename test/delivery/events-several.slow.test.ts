import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub } from '../support/hub/hub.ts';
import { ensureBuilt, newDataDir, startGatewayProcess } from '../support/process.ts';
import { sessionAs, type Session } from '../support/session.ts';
import { namesByClient, outboxOf, untilSent } from './events-setting.ts';
import { created, until, update } from './setting.ts';

let hub: FakeHub;
/** Keeps the database. */
let gateway: TestGateway;

beforeAll(ensureBuilt, 120_000);

beforeEach(async () => {
  hub = await startFakeHub();
  gateway = await startTestGateway();
});

afterEach(async () => {
  await gateway.stop();
  await hub.stop();
});

/** Clients of which each version has a name that says which it is. */
async function changeMany(
  sessions: readonly Session[],
  clients: number,
  versions: number,
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  const sessionAt = (at: number): Session => {
    const session = sessions[at % sessions.length];
    if (session === undefined) throw new Error('nobody is there to change anything');
    return session;
  };
  const changes = Array.from({ length: clients }, async (_, index) => {
    const { id } = await created(sessionAt(index), { name: `${index}: 1` });
    names.set(id, [`${index}: 1`]);
    for (let version = 1; version < versions; version += 1) {
      const name = `${index}: ${version + 1}`;
      const { oidcClient } = await update(sessionAt(index + version), { id, expectedVersion: version, name });
      if (oidcClient !== null) names.get(id)?.push(name);
    }
  });
  await Promise.allSettled(changes);
  return names;
}

const timesTaken = (): number[] => {
  const times = new Map<string, number>();
  for (const { event } of hub.taken) times.set(event.id, (times.get(event.id) ?? 0) + 1);
  return [...times.values()];
};

describe('two gateways', () => {
  it('share one relay: each message goes out once, in order, whoever wrote it', async () => {
    const common = { ...hub.settings, MONGODB_URI: gateway.database.uri };
    const [one, other] = await Promise.all([startTestGateway(common), startTestGateway(common)]);
    try {
      hub.misbehave(() => ({ delayMs: Math.random() * 20 }));
      const names = await changeMany([await one.as('admin'), await other.as('admin')], 12, 8);
      await untilSent(gateway, 30_000);
      expect(Object.fromEntries(namesByClient(hub))).toEqual(Object.fromEntries(names));
      expect(new Set(timesTaken())).toEqual(new Set([1]));
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  }, 60_000);

  it('take over from each other at once when one stops, and lose nothing', async () => {
    const common = { ...hub.settings, MONGODB_URI: gateway.database.uri };
    const [one, other] = await Promise.all([startTestGateway(common), startTestGateway(common)]);
    try {
      hub.misbehave(() => ({ delayMs: 30 }));
      const session = await other.as('admin');
      const changing = changeMany([session], 10, 10);
      await until(() => hub.taken.length > 10);
      await one.stop();
      const names = await changing;
      await untilSent(gateway, 30_000);
      expect(Object.fromEntries(namesByClient(hub))).toEqual(Object.fromEntries(names));
      expect(Math.max(...timesTaken())).toBe(1);
    } finally {
      await other.stop();
    }
  }, 60_000);
});

describe('a gateway that is killed while it sends', () => {
  it.each([300, 900])(
    'after %i ms: the next one sends the same messages again, in order',
    async (killAfterMs) => {
      hub.misbehave(() => ({ delayMs: 20 }));
      const variables = { ...hub.settings, MONGODB_URI: gateway.database.uri };
      const victim = await startGatewayProcess({ ...variables, DATA_DIR: await newDataDir() });
      const changing = changeMany([await sessionAs('admin', victim.url)], 8, 20);
      await until(() => hub.taken.length > 5);
      await sleep(killAfterMs);
      victim.signal('SIGKILL');
      const acknowledged = await changing;
      await victim.ended;
      const next = await startTestGateway(variables);
      try {
        await until(async () => (await outboxOf(gateway).countDocuments({ state: 'PENDING' })) === 0, 40_000);
        const told = namesByClient(hub);
        // one message for each committed version, and of nothing else
        const clients = await gateway.database.db
          .collection<{ _id: string; name: string; version: number }>('oidcClients')
          .find()
          .toArray();
        expect([...told.keys()].sort()).toEqual(clients.map(({ _id }) => _id).sort());
        for (const { _id: id, version, name } of clients) {
          const [index] = name.split(':');
          expect(told.get(id)).toEqual(Array.from({ length: version }, (_, at) => `${index ?? ''}: ${at + 1}`));
        }
        for (const [id, names] of acknowledged) expect(told.get(id)).toEqual(expect.arrayContaining(names));
        const known = new Set((await outboxOf(gateway).find().toArray()).map(({ _id }) => String(_id)));
        expect(hub.taken.filter(({ event }) => !known.has(event.id))).toEqual([]);
        expect(Math.max(...timesTaken())).toBeLessThanOrEqual(2);
      } finally {
        await next.stop();
      }
    },
    90_000,
  );
});
