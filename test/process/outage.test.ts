import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { TestClientDocument, TestCreateDocument, TestUpdateDocument } from '../support/operations.generated.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, type GatewayProcess } from '../support/process.ts';
import { sessionAs, type Session } from '../support/session.ts';
import { getMongodOf, startMongod, type Mongod } from './mongod.ts';

/** The driver looks for the database for two seconds; the rest is the machine's. */
const longestAnswerMs = 4_000;

let dataDir = '';
let gateway: GatewayProcess;
let mongod: Mongod;
let owner: Session;
let admin: Session;
let clientId = '';

beforeAll(async () => {
  await ensureBuilt();
  dataDir = await newDataDir();
  gateway = await startGatewayProcess({ DATA_DIR: dataDir });
  mongod = await getMongodOf(dataDir);
  owner = await sessionAs('partner', gateway.url);
  admin = await sessionAs('admin', gateway.url);
  const { data } = await owner.ask(TestCreateDocument, { input: goodClient() });
  clientId = data.createOidcClient.oidcClient?.id ?? '';
}, 120_000);

const statusOf = async (page: string) => (await fetch(`${gateway.url}/health/${page}`)).status;
const sessions = () => ({ owner, admin });

describe('while the database is gone', () => {
  beforeAll(() => {
    process.kill(mongod.pid, 'SIGKILL');
  });

  async function inTime<T>(work: Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work;
    expect(performance.now() - began).toBeLessThan(longestAnswerMs);
    return result;
  }

  it('is alive but not ready', async () => {
    expect(await inTime(statusOf('live'))).toBe(200);
    expect(await inTime(statusOf('ready'))).toBe(503);
  });

  const unavailable = [
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE' }) as unknown }),
  ];

  // an owner's rights depend on what is in the database, an administrator's on the token alone
  describe.each(['owner', 'admin'] as const)('%s', (who) => {
    it('gets UNAVAILABLE over GraphQL, for reads and writes', async () => {
      const session = sessions()[who];
      const input = { id: clientId, expectedVersion: 1, name: 'Another name' };
      const answers = await inTime(
        Promise.all([
          session.ask(TestClientDocument, { id: clientId }),
          session.ask(TestCreateDocument, { input: goodClient() }),
          session.ask(TestUpdateDocument, { input }),
        ]),
      );
      for (const { errors } of answers) expect(errors).toEqual(unavailable);
    });

    it('gets 503 in the envelope over REST', async () => {
      const { status, body } = await inTime(sessions()[who].rest('GET', `oidc/client/${clientId}`));
      expect(status).toBe(503);
      expect(body).toEqual({
        id: 'mosip.partnermanagement',
        version: '1.0',
        responsetime: expect.any(String),
        metadata: null,
        response: null,
        errors: [{ errorCode: expect.any(String), message: expect.stringContaining('Try again') }],
      });
    });
  });
});

describe('when the database is back', () => {
  beforeAll(async () => {
    await startMongod(path.join(dataDir, 'mongodb'), mongod.port, '--replSet', 'gateway');
  }, 60_000);

  it('is ready again, and has what was acknowledged', async () => {
    while ((await statusOf('ready')) !== 200) await sleep(100);
    const { data, errors } = await owner.ask(TestClientDocument, { id: clientId });
    expect(errors).toEqual([]);
    expect(data.oidcClient).toMatchObject({ id: clientId, name: 'Demo Bank online', version: 1 });
    const created = await owner.ask(TestCreateDocument, { input: goodClient() });
    expect(created.data.createOidcClient.problems).toEqual([]);
  });

  it('stops as usual', async () => {
    gateway.signal('SIGTERM');
    const { code, stderr } = await gateway.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('The embedded MongoDB has ended by itself (signal SIGKILL)\n');
  });
});
