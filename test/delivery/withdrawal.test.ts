import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeEsignet, type Fault, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { badUri, bothSides, create, created, read, until, untilState, update } from './setting.ts';

const failure: Fault = { reply: { status: 500 } };
const failureAfterWork: Fault = { ...failure, afterWork: true };

describe.each(['java-1', 'go-2'] as const)('a client that was never seen in eSignet, %s, and is refused', (dialect) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let admin: Session;

  beforeAll(async () => {
    esignet = await startFakeEsignet(dialect);
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '100' });
    admin = await gateway.as('admin');
  });

  afterEach(() => {
    expect([...esignet.overlapping]).toEqual([]);
    esignet.misbehave(null);
  });

  afterAll(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  /** A create, two changes of which nothing is heard, and a last one that eSignet will not take. */
  async function refusedInTheEnd(ofCreates: Fault, ofUpdates: Fault): Promise<string> {
    esignet.misbehave(({ method }) => (method === 'POST' ? ofCreates : ofUpdates));
    const { id } = await created(admin);
    await update(admin, { id, expectedVersion: 1, name: 'Second' });
    await update(admin, { id, expectedVersion: 2, name: 'Third', redirectUris: ['https://bank.example.com/third'] });
    await update(admin, { id, expectedVersion: 3, name: 'Fourth', redirectUris: [badUri] });
    esignet.misbehave(null);
    await until(async () => (await read(admin, id)) === null);
    return id;
  }

  it('is withdrawn, and switched off where one of its states had arrived', async () => {
    const id = await refusedInTheEnd(failureAfterWork, failure);
    expect(esignet.clients.get(id)).toMatchObject({ status: 'INACTIVE' });
    const trail = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: `oidcClient:${id}` })
      .sort({ sequence: 1 })
      .toArray();
    expect(trail.map(({ action }) => String(action))).toEqual([
      'oidc-client:create',
      ...Array.from({ length: 3 }, () => 'oidc-client:update'),
      'oidc-client:withdraw',
    ]);
  }, 30_000);

  it('is withdrawn, and switched off where several of its states had arrived', async () => {
    const id = await refusedInTheEnd(failureAfterWork, failureAfterWork);
    expect(esignet.clients.get(id)).toMatchObject({ status: 'INACTIVE' });
  }, 30_000);

  it('is withdrawn, and leaves nothing where nothing had arrived', async () => {
    const id = await refusedInTheEnd(failure, failure);
    expect(esignet.clients.has(id)).toBe(false);
  }, 30_000);

  it('gives its key free: the next client of it is there with its own content', async () => {
    esignet.misbehave(({ method }) => (method === 'POST' ? failureAfterWork : failure));
    const client = await created(admin);
    await update(admin, { id: client.id, expectedVersion: 1, redirectUris: [badUri] });
    esignet.misbehave(null);
    await until(async () => (await read(admin, client.id)) === null);
    const again = await create(admin, { publicKey: client.publicKey, name: 'Once more' });
    expect(again).toMatchObject({ problems: [], oidcClient: { id: client.id, name: 'Once more', status: 'ACTIVE' } });
    await untilState(admin, client.id, 'DELIVERED');
    const [ours, theirs] = await bothSides(admin, esignet, client.id);
    expect(theirs).toEqual(ours);
  }, 30_000);

  it('is not taken for that of somebody else when its create was taken, and the switching off after it was not', async () => {
    const tooMany: Fault = { reply: { status: 429, headers: { 'retry-after': '1' } } };
    esignet.misbehave(() => tooMany);
    const { id } = await created(admin);
    await update(admin, { id, expectedVersion: 1, status: 'INACTIVE' });
    let updates = 0;
    esignet.misbehave(({ method, id: called }) => {
      if (method !== 'PUT' || called !== id) return undefined;
      updates += 1;
      return updates === 1 ? tooMany : undefined;
    });
    await until(() => esignet.clients.get(id)?.status === 'INACTIVE');
    await untilState(admin, id, 'DELIVERED');
    const [ours, theirs] = await bothSides(admin, esignet, id);
    expect(theirs).toEqual(ours);
    expect(updates).toBeGreaterThan(1);
  }, 30_000);
});
