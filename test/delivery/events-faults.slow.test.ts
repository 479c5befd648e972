import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub, type HubCall, type HubFault } from '../support/hub/hub.ts';
import { TestDeactivatePartnerDocument, TestEventsDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { clientIn, namesByClient, newsOf, outboxOf, untilSent } from './events-setting.ts';
import { created, update } from './setting.ts';

let hub: FakeHub;
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  hub = await startFakeHub();
  gateway = await startTestGateway(hub.settings);
  admin = await gateway.as('admin');
  await untilSent(gateway);
});

afterEach(() => {
  hub.misbehave(null);
});

afterAll(async () => {
  await gateway.stop();
  await hub.stop();
});

const nameOf = ({ message }: HubCall) => message && clientIn(message).clientName;
const isPublish = ({ mode }: HubCall): boolean => mode === 'publish';

/** A client with three versions, named after them. */
async function history(name: string): Promise<string[]> {
  const { id } = await created(admin, { name: `${name} 1` });
  for (const version of [1, 2]) await update(admin, { id, expectedVersion: version, name: `${name} ${version + 1}` });
  return [`${name} 1`, `${name} 2`, `${name} 3`];
}

describe('a publish that fails once', () => {
  it.each<[string, HubFault]>([
    ['with a refused status', { status: 400 }],
    ['with a failure of the hub', { status: 503 }],
    ['with 200 and a denial', { status: 200, body: 'hub.mode=denied&hub.reason=not%20accepted' }],
    ['with a redirect', { status: 307, headers: { location: '/elsewhere' } }],
    ['with a broken connection', { reset: true }],
    ['with an answer that is too long', { status: 200, body: 'accepted'.repeat(20_000) }],
    ['with a broken connection after the message was taken', { reset: true, afterWork: true }],
    ['with silence', { hang: true }],
  ])(
    '%s, is tried again as the same message, and what follows waits',
    async (name, fault) => {
      const failed: (string | undefined)[] = [];
      hub.misbehave((call) => {
        if (!isPublish(call) || nameOf(call) !== `${name} 1` || failed.length > 0) return undefined;
        failed.push(call.message?.event.id);
        return fault;
      });
      const names = await history(name);
      await untilSent(gateway, 20_000);
      const told = hub.taken.filter((message) => String(clientIn(message).clientName).startsWith(name));
      expect(told[0]?.event.id).toBe(failed[0]);
      const [client] = [...namesByClient(hub).values()].filter(([first]) => first === `${name} 1`);
      expect(client).toEqual(names);
      expect([...new Set(hub.calls.map(({ mode }) => mode))].sort()).toEqual(['publish', 'register']);
    },
    30_000,
  );

  it('is a success where the hub says 200 and that it accepts', async () => {
    hub.misbehave((call) =>
      isPublish(call) ? { status: 200, body: 'hub.mode=accepted', afterWork: true } : undefined,
    );
    await created(admin, { name: 'Taken with 200' });
    await untilSent(gateway);
    expect(hub.calls.filter((call) => nameOf(call) === 'Taken with 200')).toHaveLength(1);
  });
});

describe('topics', () => {
  it('are registered once each, before they are published to, and again when the hub has forgotten them', async () => {
    const news = newsOf(gateway, hub);
    await news();
    const registrations = () =>
      hub.calls.filter(({ mode, topic }) => mode === 'register' && topic === 'OIDC_CLIENT_CREATED');
    const before = registrations().length;
    await created(admin);
    await news();
    expect(registrations()).toHaveLength(before);
    hub.topics.clear();
    await created(admin, { name: 'After a loss' });
    expect((await news()).map((message) => clientIn(message).clientName)).toEqual(['After a loss']);
    expect(hub.topics).toContain('OIDC_CLIENT_CREATED');
  });
});

describe('a hub that is down', () => {
  it.each<[string, HubFault | null]>([
    ['answers nothing', null],
    ['answers 503 to everybody', { status: 503 }],
    ['answers 500 to what is published and registers topics', { status: 500 }],
  ])(
    'and %s during 200 changes gets all of them afterwards, in order, nothing parked',
    async (_what, fault) => {
      const first = hub.taken.length;
      if (fault === null) await hub.down();
      else hub.misbehave((call) => (fault.status === 503 || isPublish(call) ? fault : undefined));
      const clients = Array.from({ length: 20 }, async (_, index) => {
        const { id } = await created(admin, { name: `${index}: 1` });
        for (let version = 1; version < 10; version += 1) {
          await update(admin, { id, expectedVersion: version, name: `${index}: ${version + 1}` });
        }
        return id;
      });
      const ids = await Promise.all(clients);
      const waiting = (await admin.ask(TestEventsDocument, { first: 1 })).data.events;
      expect(waiting.totalCount).toBe(200);
      await sleep(2_000);
      expect(hub.taken.length).toBe(first);
      if (fault === null) await hub.up();
      hub.misbehave(null);
      await untilSent(gateway, 30_000);
      const names = namesByClient(hub);
      for (const [index, id] of ids.entries()) {
        expect(names.get(id)).toEqual(Array.from({ length: 10 }, (_, at) => `${index}: ${at + 1}`));
      }
      const taken = hub.taken.slice(first).map(({ event }) => event.id);
      expect(new Set(taken).size).toBe(200);
      expect(await outboxOf(gateway).countDocuments({ state: 'PARKED' })).toBe(0);
    },
    90_000,
  );

  it('is not hammered: after some failures one call at a time tries it', async () => {
    const before = hub.calls.length;
    hub.misbehave(() => ({ status: 503 }));
    await Promise.all(Array.from({ length: 20 }, () => created(admin)));
    await sleep(4_000);
    // eight at once at first, each with a registration and a look whether the hub works
    expect(hub.calls.length - before).toBeLessThan(60);
    expect(hub.calls.length - before).toBeGreaterThan(3);
    hub.misbehave(null);
    await untilSent(gateway, 30_000);
  }, 60_000);
});

describe('an event that waited', () => {
  it('does not bring back an old state of its partner: a change of it waits for what is on its way', async () => {
    const partner = await gateway.world.partner({ id: 'waiting-bank', name: 'Waiting Bank' });
    const policy = await gateway.world.approvedPolicy(partner);
    const arrivals: (string | undefined)[] = [];
    hub.misbehave((call) => {
      const told = call.message?.event.data.partnerData;
      if (!isPublish(call) || told?.partnerId !== partner.id) return undefined;
      return { delayMs: arrivals.push(String(told.partnerStatus)) === 1 ? 1_500 : 0 };
    });
    await created(admin, { partnerId: partner.id, policyId: policy.id });
    while (arrivals.length === 0) await sleep(20);
    await admin.ask(TestDeactivatePartnerDocument, { input: { id: partner.id } });
    await untilSent(gateway);
    const statuses = hub.taken
      .map(({ event }) => event.data.partnerData)
      .filter((told) => told?.partnerId === partner.id)
      .map((told) => told?.partnerStatus);
    expect(statuses).toEqual(['ACTIVE', 'DEACTIVE']);
  });
});
