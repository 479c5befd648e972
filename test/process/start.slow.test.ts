import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet } from '../support/esignet/fake.ts';
import { startTcpProxy } from '../support/faults/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import { ensureBuilt, newDataDir, runGateway, startGatewayProcess, startProgram, main } from '../support/process.ts';
import { sessionAs, sessionOf } from '../support/session.ts';
import { createIssuerKey, startKeyServer } from '../identity/key-server.ts';
import { audience } from '../identity/signing.ts';
import { freePort, listen } from './ports.ts';
import { productionSettings } from './production.ts';

let database: TestDatabase;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
}, 120_000);

afterAll(() => database.drop());

const serverOf = ({ client }: TestDatabase) => {
  const [{ host = '', port = 0 } = {}] = client.options.hosts;
  return { host, port };
};

/** A gateway whose address is known before it says so. */
async function begin(variables: Record<string, string>) {
  const port = await freePort();
  const settings = { EXPLORER: 'false', LOG_LEVEL: 'warn', DATA_DIR: await newDataDir(), ...variables };
  const program = startProgram(process.execPath, [main], { ...settings, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  const statusOf = async (page: string) => (await fetch(`${url}/health/${page}`).catch(() => null))?.status ?? null;
  const untilStatus = async (page: string, status: number) => {
    while ((await statusOf(page)) !== status) await sleep(50);
  };
  return { ...program, url, statusOf, untilStatus };
}

describe('a gateway that starts before its database', () => {
  it('waits for it, live and not ready, and is ready when it is there', async () => {
    const proxy = await startTcpProxy(serverOf(database));
    const uri = `mongodb://127.0.0.1:${proxy.port}/${database.name}?directConnection=true`;
    await proxy.refuse();
    const gateway = await begin({ MONGODB_URI: uri.replace('//', '//operator:s3cret@') });
    await gateway.untilStatus('live', 200);
    const seen = { live: new Set<unknown>(), ready: new Set<unknown>() };
    const until = performance.now() + 5_000;
    while (performance.now() < until) {
      seen.live.add(await gateway.statusOf('live'));
      seen.ready.add(await gateway.statusOf('ready'));
      await sleep(100);
    }
    expect(seen).toEqual({ live: new Set([200]), ready: new Set([503]) });
    const session = await sessionAs('admin', gateway.url);
    const { status, errors } = await session.ask(TestCreateDocument, { input: goodClient() });
    expect([status, errors[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect((await session.rest('GET', 'oidc/client/none')).status).toBe(503);
    const { stdout } = gateway.output();
    expect(stdout).toMatch(/"reason":"[^"]+","msg":"the database cannot be reached yet: waiting for it"/);
    expect(stdout).not.toMatch(/s3cret|operator/);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });

    const again = await begin({ MONGODB_URI: uri });
    await again.untilStatus('live', 200);
    await sleep(3_000);
    const back = performance.now();
    await proxy.pass();
    await again.untilStatus('ready', 200);
    expect(performance.now() - back).toBeLessThan(10_000);
    const { data } = await (await sessionAs('admin', again.url)).ask(TestCreateDocument, { input: goodClient() });
    expect(data.createOidcClient.problems).toEqual([]);
    again.signal('SIGTERM');
    expect(await again.ended).toMatchObject({ code: 0, stderr: '' });
    await proxy.close();
  }, 60_000);

  it.each<[string, (socket: { destroy: () => void }) => void]>([
    ['says nothing', () => undefined],
    [
      'hangs up',
      (socket) => {
        socket.destroy();
      },
    ],
  ])(
    'waits for it where something %s in its place',
    async (_what, serve) => {
      const other = await listen(serve);
      const gateway = await begin({ MONGODB_URI: `mongodb://127.0.0.1:${other.port}/x?replicaSet=rs0` });
      await gateway.said(/waiting for it[^]+waiting for it/);
      expect([await gateway.statusOf('live'), await gateway.statusOf('ready')]).toEqual([200, 503]);
      gateway.signal('SIGINT');
      expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
      other.close();
    },
    30_000,
  );
});

describe('a gateway that starts while another prepares the same database', () => {
  it('waits until that is over, or has been given up', async () => {
    const own = await createTestDatabase();
    const session = own.client.startSession();
    try {
      const first = await startGatewayProcess({
        MONGODB_URI: own.uri,
        DEMO_DATA: 'false',
        DATA_DIR: await newDataDir(),
      });
      first.signal('SIGTERM');
      await first.ended;
      session.startTransaction();
      await own.db.collection<{ _id: string }>('policyGroups').insertOne({ _id: demoIds.group }, { session });
      const gateway = await begin({ MONGODB_URI: own.uri, DEMO_DATA: 'true' });
      await gateway.said(/waiting for it/);
      expect([await gateway.statusOf('live'), await gateway.statusOf('ready')]).toEqual([200, 503]);
      await session.abortTransaction();
      await gateway.untilStatus('ready', 200);
      expect(await own.db.collection('policyGroups').countDocuments()).toBe(1);
      gateway.signal('SIGTERM');
      expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await session.endSession();
      await own.drop();
    }
  }, 30_000);
});

describe('a gateway that starts before what else it needs', () => {
  it('is ready, and takes tokens as soon as their issuer is there', async () => {
    const key = await createIssuerKey('late');
    const idp = await startKeyServer(key.publicJwk);
    await idp.stop();
    const settings = { ...productionSettings(idp, database.uri), AUTH_AUDIENCE: audience };
    const gateway = await startGatewayProcess({ ...settings, DATA_DIR: await newDataDir() });
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    const session = sessionOf(gateway.url, await key.tokenOf(idp.issuer));
    const statusNow = async () => (await session.rest('GET', 'oidc/client/none')).status;
    expect(await statusNow()).toBe(503);
    await idp.start();
    const back = performance.now();
    while ((await statusNow()) !== 200) await sleep(100);
    expect(performance.now() - back).toBeLessThan(10_000);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    await idp.stop();
  }, 60_000);

  it('is ready, and delivers as soon as eSignet is there', async () => {
    const [esignet, own] = await Promise.all([startFakeEsignet(), createTestDatabase()]);
    await esignet.down();
    const settings = { ...esignet.settings, MONGODB_URI: own.uri, DELIVERY_WAIT_MS: '300' };
    const gateway = await startGatewayProcess({ ...settings, DATA_DIR: await newDataDir() });
    const session = await sessionAs('admin', gateway.url);
    const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
    expect(data.createOidcClient.problems).toEqual([]);
    await esignet.up();
    const back = performance.now();
    while (esignet.clients.size === 0) await sleep(50);
    expect(performance.now() - back).toBeLessThan(10_000);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    await esignet.stop();
    await own.drop();
  }, 60_000);
});

/** Every index of every collection, by name. */
async function indexesOf({ db }: TestDatabase): Promise<Record<string, string[]>> {
  const collections = (await db.collections()).sort((a, b) => a.collectionName.localeCompare(b.collectionName));
  const entries = collections.map(async (collection) => {
    const indexes = await collection.indexes();
    return [collection.collectionName, indexes.map(({ name }) => String(name)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('gateways that start together', () => {
  let own: TestDatabase;

  beforeAll(async () => {
    own = await createTestDatabase();
  });

  afterAll(() => own.drop());

  const start = async (count: number) => {
    const one = async () => startGatewayProcess({ MONGODB_URI: own.uri, DATA_DIR: await newDataDir() });
    return Promise.all(Array.from({ length: count }, one));
  };
  const stop = async (gateways: Awaited<ReturnType<typeof start>>) => {
    for (const gateway of gateways) gateway.signal('SIGTERM');
    for (const { ended } of gateways) expect(await ended).toMatchObject({ code: 0, stderr: '' });
  };

  it('on an empty database all come up, and everything is there once', async () => {
    await stop(await start(4));
    const counts = ['partners', 'policies', 'policyGroups', 'policyMappings', 'auditEntries'].map(async (name) =>
      own.db.collection(name).countDocuments(),
    );
    expect(await Promise.all(counts)).toEqual([2, 1, 1, 1, 5]);
    const alone = await createTestDatabase();
    await stop([await startGatewayProcess({ MONGODB_URI: alone.uri, DATA_DIR: await newDataDir() })]);
    expect(await indexesOf(own)).toEqual(await indexesOf(alone));
    await alone.drop();
  }, 120_000);

  it('build an index that is missing', async () => {
    const before = await indexesOf(own);
    await own.db.collection('policies').dropIndex('groupId_1_name_1');
    expect(await indexesOf(own)).not.toEqual(before);
    await stop(await start(2));
    expect(await indexesOf(own)).toEqual(before);
  }, 60_000);

  it('are refused where records have come in that the missing index would not have let in', async () => {
    const policies = own.db.collection<{ _id: string }>('policies');
    await policies.dropIndex('groupId_1_name_1');
    const [policy] = await policies.find().toArray();
    await policies.insertOne({ ...policy, _id: 'the same again' });
    const { code, stderr } = await runGateway({ MONGODB_URI: own.uri, DATA_DIR: await newDataDir() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^MONGODB_URI: the database holds records that must not both be there/);
    await policies.deleteOne({ _id: 'the same again' });
    await stop(await start(1));
  }, 60_000);
});
