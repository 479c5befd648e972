import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
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
    const faults = { POST: ofCreates, PUT: ofUpdates, GET: undefined };
    esignet.misbehave(({ method }) => faults[method]);
    const { id } = await created(admin);
    await update(admin, { id, expectedVersion: 1, name: 'Second' });
    await update(admin, { id, expectedVersion: 2, name: 'Third', redirectUris: ['https://bank.example.com/third'] });
    await update(admin, { id, expectedVersion: 3, name: 'Fourth', redirectUris: [badUri] });
    esignet.misbehave(null);
    await until(async () => (await read(admin, id)) === null);
    return id;
  }

  async function formerly(id: string) {
    const found = await gateway.database.db
      .collection<{ _id: string; publicKey: Record<string, unknown>; partnerId: string }>('withdrawnClients')
      .findOne({ _id: id });
    if (found === null) throw new Error('it was not withdrawn');
    return found;
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

  it('keeps partner and key for ever where eSignet has it: others are refused before anything is written', async () => {
    const id = await refusedInTheEnd(failureAfterWork, failure);
    const { publicKey, partnerId } = await formerly(id);
    const other = await gateway.world.partner({});
    const { id: policyId } = await gateway.world.approvedPolicy(other);
    const problems = [{ code: 'PUBLIC_KEY_REGISTERED', path: ['input', 'publicKey'] }];
    expect(await create(admin, { publicKey, partnerId: other.id, policyId })).toMatchObject({ problems });
    expect(await create(admin, { publicKey: { ...publicKey, kid: 'another' } })).toMatchObject({ problems });
    expect(partnerId).toBe(demoIds.partner);
    expect(await create(admin, { publicKey })).toMatchObject({ problems: [], oidcClient: { id } });
    await untilState(admin, id, 'DELIVERED');
  }, 30_000);

  it('leaves its key to everybody where eSignet never had it', async () => {
    const id = await refusedInTheEnd(failure, failure);
    const { publicKey } = await formerly(id);
    const other = await gateway.world.partner({});
    const { id: policyId } = await gateway.world.approvedPolicy(other);
    const { problems, oidcClient } = await create(admin, { publicKey, partnerId: other.id, policyId });
    expect([problems, oidcClient?.id]).toEqual([[], id]);
    await untilState(admin, id, 'DELIVERED');
    expect(esignet.clients.get(id)).toMatchObject({ relyingPartyId: other.id });
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
