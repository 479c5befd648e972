import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { putClient } from '../rest/etag/partner-writes.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { badUri, bothSides, created, deliveryOf, read, until, untilState, update } from './setting.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;

beforeEach(async () => {
  esignet = await startFakeEsignet();
  gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '300' });
  admin = await gateway.as('admin');
});

afterEach(async () => {
  await gateway.stop();
  await esignet.stop();
});

const pending = () => gateway.database.db.collection('deliveries').countDocuments({ state: 'PENDING' });
const restClient = ({ partnerId, ...input }: ReturnType<typeof goodClient>) => ({ ...input, authPartnerId: partnerId });

describe('while eSignet is down', () => {
  it('a thousand creates are accepted, and delivered in order at 50 a second or more when it is back', async () => {
    await esignet.down();
    const before = performance.now();
    for (let round = 0; round < 125; round += 1) await Promise.all(Array.from({ length: 8 }, () => created(admin)));
    // nobody waits for what is known to be down
    expect((performance.now() - before) / 1_000).toBeLessThan(60);
    expect(await pending()).toBe(1_000);
    const order = (
      await gateway.database.db.collection('deliveries').find().sort({ behindSince: 1, _id: 1 }).toArray()
    ).map(({ _id }) => String(_id));
    await esignet.up();
    await until(() => esignet.clients.size > 0);
    const back = performance.now();
    await until(async () => (await pending()) === 0, 20_000);
    expect((performance.now() - back) / 1_000).toBeLessThan(20);
    const sent = esignet.calls.map(({ id }) => id);
    expect([...sent].sort()).toEqual([...order].sort());
    // up to eight are on their way side by side; a probe may go first
    const positions = new Map(order.map((id, index) => [id, index]));
    const furthest = Math.max(...sent.map((id, index) => Math.abs((positions.get(id) ?? 0) - index)));
    expect(furthest).toBeLessThanOrEqual(16);
  }, 120_000);

  it('says that a client is pending, at both doors, and hardly calls', async () => {
    esignet.misbehave(() => ({ reply: { status: 500 } }));
    for (let round = 0; round < 5; round += 1) await created(admin);
    const { id } = await created(admin);
    expect(await deliveryOf(admin, id)).toMatchObject({ state: 'PENDING', deliveredVersion: null });
    const { body } = await admin.rest('POST', 'oidc/client', restClient(goodClient()));
    expect(body).toMatchObject({ errors: [], response: { status: 'ACTIVE' }, metadata: { delivery: 'PENDING' } });
    for (let round = 0; round < 20; round += 1) await created(admin);
    expect(esignet.calls.length).toBeLessThan(27 * 1.2);
    esignet.misbehave(null);
    await until(async () => (await pending()) === 0);
    const [ours, theirs] = await bothSides(admin, esignet, id);
    expect(theirs).toEqual(ours);
  });

  it('says so of a change that changes nothing, as often as it is sent', async () => {
    const { id } = await created(admin);
    await untilState(admin, id, 'DELIVERED');
    await esignet.down();
    const { request: change } = putClient('oidc', id, 1);
    for (let round = 0; round < 3; round += 1) {
      const { headers, body } = await admin.rest('PUT', `oidc/client/${id}`, change);
      expect(body).toMatchObject({ errors: [], metadata: { delivery: 'PENDING' } });
      expect(headers.get('etag')).toBe('"2"');
    }
    await esignet.up();
    await untilState(admin, id, 'DELIVERED');
    expect((await admin.rest('PUT', `oidc/client/${id}`, change)).body).toMatchObject({ errors: [], metadata: null });
  });

  it('reads and writes go on at their pace when every answer takes 30 s', async () => {
    esignet.misbehave(() => ({ delayMs: 30_000 }));
    const before = performance.now();
    const clients = await Promise.all(Array.from({ length: 12 }, () => created(admin)));
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(await deliveryOf(admin, clients[0]?.id ?? '')).toMatchObject({ state: 'PENDING' });
  });

  it('the last of several changes is what eSignet gets', async () => {
    await esignet.down();
    const { id } = await created(admin);
    for (const version of [1, 2, 3]) await update(admin, { id, expectedVersion: version, name: `Name ${version}` });
    await update(admin, { id, expectedVersion: 4, status: 'INACTIVE' });
    await esignet.up();
    await untilState(admin, id, 'DELIVERED');
    expect(esignet.clients.get(id)).toMatchObject({ clientName: 'Name 3', status: 'INACTIVE' });
    expect(esignet.calls.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  it('a client whose latest state it refuses later becomes as if it had never been', async () => {
    await esignet.down();
    const { id } = await created(admin);
    expect((await update(admin, { id, expectedVersion: 1, redirectUris: [badUri] })).problems).toEqual([]);
    await esignet.up();
    await until(async () => (await read(admin, id)) === null);
    expect(esignet.clients.size).toBe(0);
  });

  it('a change that it refuses later is taken back', async () => {
    const { id, name } = await created(admin);
    await esignet.down();
    expect((await update(admin, { id, expectedVersion: 1, name: 'New', redirectUris: [badUri] })).problems).toEqual([]);
    await esignet.up();
    await until(async () => (await read(admin, id))?.version === 3);
    await untilState(admin, id, 'DELIVERED');
    expect(await read(admin, id)).toMatchObject({ name, delivery: { lastError: 'invalid_redirect_uri' } });
  });
});

describe('what cannot work as it is configured', () => {
  it.each([
    [
      'FORBIDDEN',
      () => {
        esignet.misbehave(() => ({ reply: { status: 403 } }));
      },
    ],
    [
      'TOKEN_REFUSED',
      () => {
        esignet.refuseTokens({ status: 401, body: {} });
      },
    ],
    [
      'REDIRECTED',
      () => {
        esignet.misbehave(() => ({ reply: { status: 302, headers: { location: 'http://127.0.0.1:9' } } }));
      },
    ],
  ])('undoes nothing: %s', async (code, misconfigure) => {
    misconfigure();
    const { id } = await created(admin);
    await until(async () => (await deliveryOf(admin, id))?.lastError === code);
    expect(await deliveryOf(admin, id)).toMatchObject({ state: 'PENDING' });
    esignet.misbehave(null);
    esignet.refuseTokens(null);
    await untilState(admin, id, 'DELIVERED');
  });
});
