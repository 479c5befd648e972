import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { unknownError } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { bothSides, created, deliveryOf, until, untilState, update } from './setting.ts';

describe.each(['java-1', 'go-2'] as const)('one client that eSignet, %s, fails to store for ever', (dialect) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let admin: Session;
  let poisoned: string;

  beforeEach(async () => {
    esignet = await startFakeEsignet(dialect);
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '2000' });
    admin = await gateway.as('admin');
    poisoned = (await created(admin)).id;
    await untilState(admin, poisoned, 'DELIVERED');
    esignet.misbehave(({ id, body }) =>
      id === poisoned && body?.request.clientName === 'too long' ? { reply: unknownError } : undefined,
    );
    await update(admin, { id: poisoned, expectedVersion: 1, name: 'too long' });
    await until(async () => ((await deliveryOf(admin, poisoned))?.attempts ?? 0) >= 4);
  });

  afterEach(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  it('slows nobody else, and is not tried more often because of them', async () => {
    const states = [];
    for (let made = 0; made < 20; made += 1) {
      const { id } = await created(admin);
      states.push((await deliveryOf(admin, id))?.state);
    }
    expect(states).toEqual(Array.from({ length: 20 }, () => 'DELIVERED'));
    expect(await deliveryOf(admin, poisoned)).toMatchObject({ state: 'PENDING', lastError: 'SERVER_ERROR' });
    expect((await deliveryOf(admin, poisoned))?.attempts).toBeLessThanOrEqual(7);
  }, 30_000);

  it('is switched off there all the same, and delivered as a whole when it is mended', async () => {
    const before = esignet.clients.get(poisoned)?.clientName;
    await update(admin, { id: poisoned, expectedVersion: 2, status: 'INACTIVE' });
    await until(() => esignet.clients.get(poisoned)?.status === 'INACTIVE', 3_000);
    expect(esignet.clients.get(poisoned)?.clientName).toBe(before);
    await until(async () => (await deliveryOf(admin, poisoned))?.lastError === 'SERVER_ERROR');
    expect(await deliveryOf(admin, poisoned)).toMatchObject({ state: 'PENDING', deliveredVersion: 1 });
    esignet.misbehave(null);
    await untilState(admin, poisoned, 'DELIVERED');
    const [ours, theirs] = await bothSides(admin, esignet, poisoned);
    expect(theirs).toEqual(ours);
    expect(esignet.clients.get(poisoned)).toMatchObject({ clientName: 'too long', status: 'INACTIVE' });
  }, 30_000);
});

describe.each([
  ['UNAUTHORIZED', { status: 401 }],
  ['FORBIDDEN', { status: 403 }],
  ['SERVER_ERROR', { status: 503, headers: { 'retry-after': '0' } }],
  ['NOT_AT_THIS_ADDRESS', { status: 404, raw: '<html>' }],
  ['REDIRECTED', { status: 302, headers: { location: 'http://127.0.0.1:9' } }],
  ['CLOCK_OR_FORM', { status: 200, body: { errors: [{ errorCode: 'invalid_request' }] } }],
])('one client of which something says %s', (code, reply) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let admin: Session;

  beforeEach(async () => {
    esignet = await startFakeEsignet();
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '2000' });
    admin = await gateway.as('admin');
  });

  afterEach(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  it('keeps nobody else from being delivered, and is delivered when that is mended', async () => {
    esignet.misbehave(({ body }) => (body?.request.clientName === 'Disliked' ? { reply } : undefined));
    const { id: disliked } = await created(admin, { name: 'Disliked' });
    await until(async () => ((await deliveryOf(admin, disliked))?.attempts ?? 0) >= 3);
    const { id } = await created(admin);
    expect(await deliveryOf(admin, id)).toMatchObject({ state: 'DELIVERED' });
    expect(await deliveryOf(admin, disliked)).toMatchObject({ state: 'PENDING', lastError: code });
    expect(esignet.calls.filter((call) => call.id === disliked).length).toBeLessThan(12);
    esignet.misbehave(null);
    await untilState(admin, disliked, 'DELIVERED');
  }, 30_000);
});

it('leaves an eSignet alone that asks everybody for a pause', async () => {
  const esignet = await startFakeEsignet();
  const gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '100' });
  try {
    const admin = await gateway.as('admin');
    esignet.misbehave(() => ({ reply: { status: 429, headers: { 'retry-after': '4' } } }));
    const clients = await Promise.all(Array.from({ length: 5 }, () => created(admin)));
    await until(() => esignet.calls.length >= 3);
    await sleep(500);
    const asked = esignet.calls.length;
    await sleep(2_500);
    expect(esignet.calls.length).toBe(asked);
    esignet.misbehave(null);
    for (const { id } of clients) await untilState(admin, id, 'DELIVERED');
  } finally {
    await gateway.stop();
    await esignet.stop();
  }
}, 30_000);
