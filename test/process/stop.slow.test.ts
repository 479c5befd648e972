import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet } from '../support/esignet/fake.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import {
  ensureBuilt,
  main,
  newDataDir,
  startGatewayProcess,
  startProgram,
  type GatewayProcess,
} from '../support/process.ts';
import { sessionAs, sessionOf } from '../support/session.ts';
import { runLoad, type Sent } from './load.ts';
import { freePort } from './ports.ts';
import { admin, productionSettings } from './production.ts';

let idp: OidcIssuer;
let database: TestDatabase;

beforeAll(async () => {
  await ensureBuilt();
  [idp, database] = await Promise.all([startOidcIssuer(), createTestDatabase()]);
}, 120_000);

afterAll(async () => {
  await idp.stop();
  await database.drop();
});

const startProduction = async (more: Record<string, string> = {}) =>
  startGatewayProcess({ ...productionSettings(idp, database.uri), DATA_DIR: await newDataDir(), ...more });
const startDevelopment = async (more: Record<string, string> = {}) =>
  startGatewayProcess({ MONGODB_URI: database.uri, DATA_DIR: await newDataDir(), ...more });

async function open({ url }: GatewayProcess): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

const msUntilEnd = async (gateway: GatewayProcess): Promise<number> => {
  const before = performance.now();
  await gateway.ended;
  return performance.now() - before;
};

/** Every answer of the page until there is none, with its time. */
async function watch(page: string): Promise<{ status: number; at: number }[]> {
  const seen = [];
  for (;;) {
    try {
      const { status } = await fetch(page);
      seen.push({ status, at: performance.now() });
    } catch {
      return seen;
    }
    await sleep(20);
  }
}

describe('a gateway that is stopped under load', () => {
  it('says that it is not ready while it still answers, and breaks nothing off', async () => {
    const gateway = await startProduction();
    const token = await idp.tokenFor(admin);
    const session = sessionOf(gateway.url, token);
    const first = (await session.ask(TestCreateDocument, { input: goodClient() })).data.createOidcClient.oidcClient;
    const sent: Sent[] = [];
    const load = runLoad({ url: gateway.url, token, lanes: 10, perSecond: 50, readId: first?.id ?? '' }, sent);
    const readiness = watch(`${gateway.url}/health/ready`);
    const life = watch(`${gateway.url}/health/live`);
    while (sent.length < 75) await sleep(20);
    gateway.signal('SIGTERM');
    const [ready, live] = await Promise.all([readiness, life, load]);

    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    expect([...new Set(sent.map(({ status, error }) => error ?? status))]).toEqual([200, 'ECONNREFUSED']);
    const answered = sent.filter(({ status }) => status === 200);
    expect(answered.filter(({ body }) => /"errors":|"problems":\[\{/.test(body))).toEqual([]);
    const creates = answered.filter(({ kind }) => kind === 'create').length;
    expect(await database.db.collection('oidcClients').countDocuments()).toBe(1 + creates);

    expect([...new Set(ready.map(({ status }) => status))]).toEqual([200, 503]);
    const unreadyAt = ready.find(({ status }) => status === 503)?.at ?? Infinity;
    expect(answered.filter(({ at }) => at > unreadyAt).length).toBeGreaterThan(10);
    expect(new Set(live.map(({ status }) => status))).toEqual(new Set([200]));
  }, 60_000);
});

describe('whoever has connected', () => {
  it('and never says a word does not hold it', async () => {
    const gateway = await startDevelopment();
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(gateway)));
    gateway.signal('SIGTERM');
    expect(await msUntilEnd(gateway)).toBeLessThan(3_000);
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
    for (const socket of sockets) socket.destroy();
  }, 30_000);

  it('and keeps the connection for later does not hold it', async () => {
    const gateway = await startDevelopment();
    const socket = await open(gateway);
    socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    gateway.signal('SIGTERM');
    expect(await msUntilEnd(gateway)).toBeLessThan(3_000);
    expect(await gateway.ended).toMatchObject({ code: 0 });
  }, 30_000);

  it('and never finishes a request holds it for a while only', async () => {
    const gateway = await startDevelopment();
    const halves = ['GET /health', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{'];
    const sockets = await Promise.all(halves.map(() => open(gateway)));
    for (const [index, half] of halves.entries()) sockets[index]?.write(half);
    await sleep(200);
    gateway.signal('SIGINT');
    expect(await msUntilEnd(gateway)).toBeLessThan(12_000);
    expect(await gateway.ended).toMatchObject({ code: 0 });
  }, 30_000);

  it('and finishes the request in time gets the answer, and is told to go elsewhere next', async () => {
    const gateway = await startDevelopment();
    const socket = await open(gateway);
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.write('POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{');
    await sleep(200);
    gateway.signal('SIGTERM');
    await sleep(1_000);
    socket.write('}');
    expect(await msUntilEnd(gateway)).toBeLessThan(3_000);
    expect(received).toMatch(/^HTTP\/1\.1 404 .*\r\n/);
    expect(received).toMatch(/\r\nconnection: close\r\n/i);
    expect(await gateway.ended).toMatchObject({ code: 0 });
  }, 30_000);
});

describe('a second signal', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends it at once, and the exit code says so: %s',
    async (second) => {
      const gateway = await startDevelopment({ LOG_LEVEL: 'info' });
      const socket = await open(gateway);
      socket.write('GET /health');
      await sleep(100);
      gateway.signal('SIGTERM');
      await gateway.said(/"stopping"/);
      gateway.signal(second);
      expect(await msUntilEnd(gateway)).toBeLessThan(1_000);
      expect(await gateway.ended).toMatchObject({ code: 1 });
    },
  );
});

describe('a gateway that is stopped while eSignet does not answer', () => {
  it('leaves the client to the next one, and no create runs beside another', async () => {
    const [esignet, own] = await Promise.all([startFakeEsignet(), createTestDatabase()]);
    const settings = { ...esignet.settings, DELIVERY_WAIT_MS: '200', MONGODB_URI: own.uri };
    try {
      esignet.misbehave(() => ({ delayMs: 5_000 }));
      const gateway = await startDevelopment(settings);
      const session = await sessionAs('admin', gateway.url);
      const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
      const id = data.createOidcClient.oidcClient?.id ?? '';
      while (esignet.calls.length === 0) await sleep(10);
      gateway.signal('SIGTERM');
      expect(await msUntilEnd(gateway)).toBeLessThan(6_000);
      expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
      const deliveries = own.db.collection<{ _id: string; lease: string | null; state: string }>('deliveries');
      expect(await deliveries.findOne({ _id: id })).toMatchObject({ lease: null, state: 'PENDING' });
      esignet.misbehave(null);
      const next = await startDevelopment(settings);
      while ((await deliveries.findOne({ _id: id }))?.state !== 'DELIVERED') await sleep(50);
      expect(esignet.clients.get(id)).toMatchObject({ status: 'ACTIVE' });
      expect([...esignet.overlapping]).toEqual([]);
      next.signal('SIGTERM');
      expect(await next.ended).toMatchObject({ code: 0 });
    } finally {
      await esignet.stop();
      await own.drop();
    }
  }, 60_000);
});

describe('a caller who waits for eSignet when the gateway stops', () => {
  it('is answered at once: it is written, and will be delivered', async () => {
    const [esignet, own] = await Promise.all([startFakeEsignet(), createTestDatabase()]);
    try {
      esignet.misbehave(() => ({ hang: true }));
      const gateway = await startDevelopment({
        ...esignet.settings,
        DELIVERY_WAIT_MS: '10000',
        MONGODB_URI: own.uri,
      });
      const session = await sessionAs('admin', gateway.url);
      const asked = session.ask(TestCreateDocument, { input: goodClient() });
      while (esignet.calls.length === 0) await sleep(10);
      gateway.signal('SIGTERM');
      const signalled = performance.now();
      const { data } = await asked;
      expect(performance.now() - signalled).toBeLessThan(2_000);
      expect(data.createOidcClient).toMatchObject({ problems: [], oidcClient: { version: 1 } });
      expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
      expect(performance.now() - signalled).toBeLessThan(6_000);
    } finally {
      await esignet.stop();
      await own.drop();
    }
  }, 30_000);
});

describe('a gateway whose log goes nowhere', () => {
  it.each([
    ['a full disk', '>/dev/full 2>/dev/full'],
    ['readers that have gone', '> >(head -c 1 >/dev/null) 2> >(head -c 1 >/dev/null)'],
  ])(
    'keeps serving: %s',
    async (_what, where) => {
      const port = await freePort();
      const program = startProgram('bash', ['-c', `exec node ${main} ${where}`], {
        MONGODB_URI: database.uri,
        DATA_DIR: await newDataDir(),
        PORT: String(port),
        LOG_LEVEL: 'info',
      });
      const url = `http://127.0.0.1:${port}`;
      const statusOf = async () => (await fetch(`${url}/health/ready`).catch(() => null))?.status;
      while ((await statusOf()) !== 200) await sleep(50);
      const session = await sessionAs('admin', url);
      for (let round = 0; round < 50; round += 1) {
        const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
        expect(data.createOidcClient.problems).toEqual([]);
      }
      program.signal('SIGTERM');
      expect(await program.ended).toMatchObject({ code: 0 });
    },
    60_000,
  );
});
