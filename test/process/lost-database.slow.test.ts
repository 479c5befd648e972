import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startTcpProxy, type TcpProxy } from '../support/faults/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { TestCreateDocument, TestClientsDocument } from '../support/operations.generated.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, type GatewayProcess } from '../support/process.ts';
import { sessionAs, type Session } from '../support/session.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let gateway: GatewayProcess;
let admin: Session;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
  const [{ host = '', port = 0 } = {}] = database.client.options.hosts;
  proxy = await startTcpProxy({ host, port });
  const uri = `mongodb://127.0.0.1:${proxy.port}/${database.name}?directConnection=true`;
  gateway = await startGatewayProcess({ MONGODB_URI: uri, DATA_DIR: await newDataDir(), LOG_LEVEL: 'silent' });
  admin = await sessionAs('admin', gateway.url);
}, 120_000);

afterAll(async () => {
  await proxy.close();
  await database.drop();
});

const statusOf = async (page: string) => (await fetch(`${gateway.url}/health/${page}`)).status;

interface Answer {
  readonly code: string;
  readonly ms: number;
}

async function timed(work: Promise<{ errors: { extensions: { code: string } }[] }>): Promise<Answer> {
  const before = performance.now();
  const { errors } = await work;
  return { code: errors[0]?.extensions.code ?? 'OK', ms: performance.now() - before };
}

const list = () => timed(admin.ask(TestClientsDocument, {}));
const create = () => timed(admin.ask(TestCreateDocument, { input: goodClient() }));

async function untilReady(): Promise<number> {
  const before = performance.now();
  while ((await statusOf('ready')) !== 200) await sleep(50);
  return performance.now() - before;
}

/** The machine's own, where much else runs on it. */
const slackMs = 1_000;

describe.each([
  ['refuse', 'at once', 2_000],
  // what is under way hangs until the silence shows
  ['stall', 'soon', 5_500],
] as const)('a database that is lost (%s)', (how, when, longestMs) => {
  it(`is told ${when} while it lasts, and the gateway recovers by itself`, async () => {
    await proxy[how]();
    const until = performance.now() + 8_000;
    const answers: Answer[] = [];
    const seen = { live: new Set<number>(), ready: new Set<number>() };
    while (performance.now() < until) {
      answers.push(...(await Promise.all([list(), list(), create()])));
      seen.live.add(await statusOf('live'));
      seen.ready.add(await statusOf('ready'));
    }
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(longestMs + slackMs);
    expect(seen).toEqual({ live: new Set([200]), ready: new Set([503]) });
    await proxy.pass();
    expect(await untilReady()).toBeLessThan(10_000);
    expect([(await list()).code, (await create()).code]).toEqual(['OK', 'OK']);
  }, 60_000);
});

describe('more callers than a slow database can serve', () => {
  it('are told so soon, and are served again at once', async () => {
    proxy.slow(700);
    const answers = await Promise.all(Array.from({ length: 200 }, list));
    const refused = answers.filter(({ code }) => code === 'UNAVAILABLE');
    expect(refused.length).toBeGreaterThan(100);
    expect(answers.length - refused.length).toBe(answers.filter(({ code }) => code === 'OK').length);
    // a second in the queue
    expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(2_000 + slackMs);
    await proxy.pass();
    const { code, ms } = await list();
    expect(code).toBe('OK');
    expect(ms).toBeLessThan(slackMs);
  }, 60_000);
});
