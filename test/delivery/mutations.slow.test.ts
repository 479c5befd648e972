import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { refusal, unknownError } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type Fault, type FakeCall, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument, TestDeliveriesDocument, TestRedeliverDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { badUri, bothSides, create, created, deliveryOf, read, until, untilState, update } from './setting.ts';

const restClient = ({ partnerId, ...input }: ReturnType<typeof goodClient>) => ({ ...input, authPartnerId: partnerId });
const once = (method: FakeCall['method'], fault: Fault) => {
  let isOver = false;
  return (call: FakeCall): Fault | undefined => {
    if (isOver || call.method !== method) return undefined;
    isOver = true;
    return fault;
  };
};

describe.each(['java-1', 'go-2'] as const)('a gateway in front of eSignet, %s', (dialect) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let partner: Session;
  let admin: Session;
  const agree = async (id: string): Promise<void> => {
    const [ours, theirs] = await bothSides(admin, esignet, id);
    expect(theirs).toEqual(ours);
  };
  const auditOf = (id: string) =>
    gateway.database.db
      .collection('auditEntries')
      .find<{ sequence: number; action: string; hash: string; previousHash: string | null }>({
        aggregate: `oidcClient:${id}`,
      })
      .sort({ sequence: 1 })
      .toArray();

  beforeAll(async () => {
    esignet = await startFakeEsignet(dialect);
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '1000' });
    [partner, admin] = await Promise.all([gateway.as('partner'), gateway.as('admin')]);
  });

  afterEach(() => {
    esignet.misbehave(null);
    expect([...esignet.overlapping]).toEqual([]);
  });

  afterAll(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  it('has delivered a client when its create is answered', async () => {
    const { id } = await created(partner);
    await agree(id);
    expect(await deliveryOf(partner, id)).toEqual({
      clientId: id,
      state: 'DELIVERED',
      deliveredVersion: 1,
      lastError: null,
      attempts: 0,
      behindSince: null,
      nextAttemptAt: null,
    });
    expect(esignet.calls.filter((call) => call.id === id && call.method === 'POST')).toHaveLength(1);
  });

  it('has delivered a change when it is answered, and sends the whole record', async () => {
    const { id } = await created(partner, { names: [{ language: 'fra', value: 'Un' }] });
    const { oidcClient } = await update(partner, { id, expectedVersion: 1, name: 'Other', status: 'INACTIVE' });
    expect(oidcClient).toMatchObject({ version: 2, status: 'INACTIVE' });
    expect(esignet.clients.get(id)).toMatchObject({ clientNameLangMap: { fra: 'Un' } });
    await agree(id);
  });

  it('answers over REST without metadata where all is delivered', async () => {
    const { body } = await partner.rest('POST', 'oidc/client', restClient(goodClient()));
    expect(body).toMatchObject({ errors: [], metadata: null, response: { status: 'ACTIVE' } });
    await agree(String(body.response?.clientId));
  });

  it('takes a create back that eSignet refuses, at both doors, and gives its key free', async () => {
    esignet.misbehave(once('POST', { reply: refusal('invalid_acr') }));
    const input = goodClient();
    const refused = (await partner.ask(TestCreateDocument, { input })).data.createOidcClient;
    expect(refused).toMatchObject({
      oidcClient: null,
      problems: [
        { code: 'ESIGNET_REFUSED', path: ['input', 'policyId'], message: 'eSignet refuses the client: invalid_acr.' },
      ],
    });
    esignet.misbehave(once('POST', { reply: refusal('invalid_acr') }));
    const { status, body } = await partner.rest('POST', 'oidc/client', restClient(input));
    expect([status, body.response, body.errors]).toEqual([
      200,
      null,
      [expect.objectContaining({ errorCode: 'invalid_acr' })],
    ]);
    const again = await created(partner, input);
    expect(again.version).toBe(5);
    await agree(again.id);
    const trail = await auditOf(again.id);
    expect(trail.map(({ sequence, action }) => [sequence, action])).toEqual([
      [1, 'oidc-client:create'],
      [2, 'oidc-client:withdraw'],
      [3, 'oidc-client:create'],
      [4, 'oidc-client:withdraw'],
      [5, 'oidc-client:create'],
    ]);
    expect(trail.slice(1).map(({ previousHash }) => previousHash)).toEqual(trail.slice(0, -1).map(({ hash }) => hash));
  });

  it('shows nothing of a refused create to any read', async () => {
    esignet.misbehave(once('POST', { reply: refusal('invalid_claim') }));
    const input = goodClient();
    expect((await create(partner, input)).problems).toMatchObject([{ code: 'ESIGNET_REFUSED' }]);
    const stored = await gateway.database.db
      .collection('oidcClients')
      .countDocuments({ 'publicKey.x': (input.publicKey as { x: string }).x });
    const tombstones = await gateway.database.db.collection<{ _id: string }>('withdrawnClients').find().toArray();
    expect(stored).toBe(0);
    const { _id: id } = tombstones.at(-1) ?? { _id: '' };
    expect(await read(admin, id)).toBeNull();
    expect((await admin.rest('GET', `oidc/client/${id}`)).body.errors).toMatchObject([{ errorCode: 'PMS_ESI_004' }]);
    expect(esignet.clients.has(id)).toBe(false);
    const { data } = await admin.ask(TestDeliveriesDocument, { states: ['REFUSED', 'PENDING'] });
    expect(data.oidcClientDeliveries.edges.map(({ node }) => node.clientId)).not.toContain(id);
  });

  it('goes back to what eSignet has when it refuses a change, as a new version', async () => {
    const { id, name, redirectUris } = await created(partner);
    const refused = await update(partner, { id, expectedVersion: 1, name: 'Worse', redirectUris: [badUri] });
    expect(refused).toMatchObject({
      oidcClient: null,
      problems: [{ code: 'ESIGNET_REFUSED', path: ['input', 'redirectUris'] }],
    });
    expect(await read(partner, id)).toMatchObject({ version: 3, name, redirectUris });
    await untilState(partner, id, 'DELIVERED');
    await agree(id);
    expect(await deliveryOf(partner, id)).toMatchObject({ deliveredVersion: 3, lastError: 'invalid_redirect_uri' });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'oidc-client:create',
      'oidc-client:update',
      'oidc-client:restore',
    ]);
    await update(partner, { id, expectedVersion: 3, name: 'Better' });
    expect(await deliveryOf(partner, id)).toMatchObject({ deliveredVersion: 4, lastError: null });
  });

  it('leaves a client switched off whatever eSignet says, and tells', async () => {
    const { id } = await created(partner);
    esignet.misbehave((call) => (call.method === 'PUT' ? { reply: refusal('invalid_acr') } : undefined));
    const { oidcClient, problems } = await update(partner, { id, expectedVersion: 1, status: 'INACTIVE' });
    expect(oidcClient).toMatchObject({ version: 2, status: 'INACTIVE' });
    expect(problems).toMatchObject([{ code: 'ESIGNET_REFUSED', severity: 'WARNING' }]);
    expect(await deliveryOf(partner, id)).toMatchObject({
      state: 'REFUSED',
      deliveredVersion: 1,
      lastError: 'invalid_acr',
    });
    const { data } = await admin.ask(TestDeliveriesDocument, { states: ['REFUSED'] });
    expect(data.oidcClientDeliveries.edges.map(({ node }) => node.clientId)).toContain(id);
    esignet.misbehave(null);
    const again = (await admin.ask(TestRedeliverDocument, { input: { id } })).data.redeliverOidcClient;
    expect(again).toMatchObject({ problems: [], oidcClient: { id, status: 'INACTIVE' } });
    await agree(id);
    expect(await deliveryOf(partner, id)).toMatchObject({ state: 'DELIVERED', deliveredVersion: 2, lastError: null });
  });

  it('lets nobody log in through a client that is switched off, though eSignet refuses what it has', async () => {
    const { id, name } = await created(partner);
    const isOurs = ({ body }: FakeCall) => body?.request.clientName === name;
    esignet.misbehave((call) =>
      call.method === 'PUT' && isOurs(call) ? { reply: refusal('invalid_claim') } : undefined,
    );
    const { problems } = await update(partner, { id, expectedVersion: 1, status: 'INACTIVE' });
    expect(problems).toMatchObject([{ code: 'ESIGNET_REFUSED', severity: 'WARNING' }]);
    expect(esignet.clients.get(id)).toMatchObject({ status: 'INACTIVE' });
    expect(await read(partner, id)).toMatchObject({ version: 2, name, status: 'INACTIVE' });
    esignet.misbehave(null);
    await update(partner, { id, expectedVersion: 2, status: 'ACTIVE' });
    await agree(id);
  });

  it('says that what is sent once more is refused now', async () => {
    const { id } = await created(partner);
    esignet.misbehave(once('PUT', { reply: refusal('invalid_acr') }));
    const { problems } = (await admin.ask(TestRedeliverDocument, { input: { id } })).data.redeliverOidcClient;
    expect(problems).toMatchObject([{ code: 'ESIGNET_REFUSED', severity: 'WARNING' }]);
    expect(await deliveryOf(partner, id)).toMatchObject({ state: 'REFUSED', lastError: 'invalid_acr' });
  });

  it.each<[string, Fault]>([
    ['works and never answers', { afterWork: true, hang: true }],
    ['works and breaks off', { afterWork: true, reset: true }],
    ['works and answers 500', { afterWork: true, reply: { status: 500 } }],
    ['works and says that it did not', { afterWork: true, reply: unknownError }],
    [
      'works and answers about another',
      { afterWork: true, reply: { status: 200, body: { response: { clientId: 'x', status: 'ACTIVE' }, errors: [] } } },
    ],
    ['breaks off', { reset: true }],
    ['answers 503', { reply: { status: 503 } }],
    ['does not take the token', { reply: { status: 401 } }],
    ['answers HTML', { reply: { status: 200, raw: '<html>' } }],
  ])(
    'gets there when eSignet %s',
    async (_what, fault) => {
      esignet.misbehave(once('POST', fault));
      const { id } = await created(partner);
      await untilState(partner, id, 'DELIVERED');
      await agree(id);
      expect(await deliveryOf(partner, id)).toMatchObject({ attempts: 0, lastError: null });
    },
    30_000,
  );

  it('leaves nothing behind of a create that was worked on, not answered, changed and then refused', async () => {
    esignet.misbehave(({ method }) =>
      method === 'GET' ? undefined : { reply: { status: 500 }, afterWork: method === 'POST' },
    );
    const { id } = await created(partner);
    expect(esignet.clients.get(id)?.status).toBe('ACTIVE');
    const changed = await update(partner, { id, expectedVersion: 1, redirectUris: [badUri] });
    esignet.misbehave(null);
    if (changed.oidcClient !== null) await until(async () => (await read(partner, id)) === null);
    expect(await read(partner, id)).toBeNull();
    expect(esignet.clients.get(id)?.status).toBe('INACTIVE');
  }, 30_000);

  it('does not take over a client that somebody else has registered there', async () => {
    const input = goodClient();
    const { id } = await created(partner, input);
    const theirs = { clientId: id, status: 'ACTIVE', clientName: 'Theirs' };
    const { db } = gateway.database;
    for (const name of ['oidcClients', 'deliveries', 'auditEntries']) {
      await db
        .collection(name)
        .deleteMany(name === 'auditEntries' ? { aggregate: `oidcClient:${id}` } : ({ _id: id } as object));
    }
    esignet.clients.set(id, theirs);
    expect((await create(partner, input)).problems).toMatchObject([
      {
        code: 'ESIGNET_REFUSED',
        message: 'eSignet refuses the client: duplicate_client_id.',
      },
    ]);
    expect(esignet.clients.get(id)).toEqual(theirs);
  });

  it('creates again what eSignet has lost', async () => {
    const { id } = await created(partner);
    esignet.clients.delete(id);
    await update(partner, { id, expectedVersion: 1, name: 'Still here' });
    await agree(id);
    esignet.clients.delete(id);
    await admin.ask(TestRedeliverDocument, { input: { id } });
    await agree(id);
    expect(esignet.clients.get(id)).toBeDefined();
  });
});
