import { readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findOwnerPid } from '../../src/app/mongod/leftover.ts';
import { isListening } from '../../src/app/mongod/port.ts';
import { identityOf, isStillRunning } from '../../src/app/mongod/process-identity.ts';
import { goodClient } from '../support/client-input.ts';
import { TestClientDocument, TestCreateDocument, type TestCreateMutation } from '../support/operations.generated.ts';
import {
  ensureBuilt,
  main,
  newDataDir,
  runGateway,
  startGatewayProcess,
  startProgram,
  type GatewayProcess,
} from '../support/process.ts';
import { sessionAs, sessionOf, type Session } from '../support/session.ts';
import { getMongodOf } from './mongod.ts';

beforeAll(ensureBuilt, 120_000);

const statusOf = async (url: string) => (await fetch(url)).status;

describe('a gateway on an empty folder', () => {
  let dataDir = '';
  let gateway: GatewayProcess;

  beforeAll(async () => {
    dataDir = await newDataDir();
    gateway = await startGatewayProcess({ DATA_DIR: dataDir, EXPLORER: 'true', LOG_LEVEL: 'info' });
  }, 60_000);

  const shell = (script: string) => startProgram('bash', ['-c', script], { DATA_DIR: dataDir }).ended;

  it('is alive and ready', async () => {
    expect(await statusOf(`${gateway.url}/health/live`)).toBe(200);
    expect(await statusOf(`${gateway.url}/health/ready`)).toBe(200);
  });

  it('says where the explorer is, and it is there', async () => {
    const [, url = ''] = await gateway.said(/Explorer +(\S+)/);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('prints a line to paste, and it works', async () => {
    const [line] = await gateway.said(/curl -s [^]+?-d '[^']+'/);
    const { code, stdout } = await shell(line);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      data: {
        viewer: { id: 'admin' },
        policies: { edges: [{ node: { grants: { claims: expect.arrayContaining(['name', 'email']) as unknown } } }] },
      },
    });
  });

  it.each(['admin', 'partner', 'other-partner'])(
    'prints a command for tokens, and nothing but the token for %s',
    async (persona) => {
      await gateway.said(/npm run -s token -- --as admin +\(or: partner, other-partner\)/);
      const { code, stdout } = await shell(`npm run -s token -- --as ${persona}`);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      expect((await sessionOf(gateway.url, stdout.trim()).rest('GET', 'oidc/client/none')).status).toBe(200);
    },
  );

  it.each(['', '--as', '--as nobody'])('names the personas when asked for a token with "%s"', async (args) => {
    const ending = await shell(`npm run -s token -- ${args}`);
    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr).toMatch(
      /^Say who you want to be: npm run -s token -- --as admin \| partner \| other-partner$/m,
    );
  });

  it('is left alone by a second one on the same folder, which is refused', async () => {
    const second = await runGateway({ DATA_DIR: dataDir });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      new RegExp(`^DATA_DIR \\(\\S+\\) is in use by the gateway that runs as process ${gateway.pid}\\. [^\\n]+\\n$`),
    );
    expect(await statusOf(`${gateway.url}/health/ready`)).toBe(200);
  });

  it('logs requests with the id that stands in the answer, and no token', async () => {
    const session = await sessionAs('partner', gateway.url);
    const { headers } = await session.rest('GET', 'oidc/client/none');
    await gateway.said(new RegExp(`"correlationId":"${headers.get('x-correlation-id') ?? 'none'}"`));
    expect(gateway.output().stdout).not.toContain(session.token);
  });
});

/** A create of which half has arrived when the promise `arrived` resolves, and all when it is finished. */
function slowCreate({ url }: GatewayProcess, { token }: Session) {
  const body = JSON.stringify({ query: TestCreateDocument.toString(), variables: { input: goodClient() } });
  const half = body.length / 2;
  const request = http.request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length },
  });
  request.write(body.slice(0, half));
  const answer = new Promise<{ data: TestCreateMutation }>((resolve, reject) => {
    request.once('error', reject).once('response', (response) => {
      response.toArray().then((chunks) => {
        resolve(JSON.parse(Buffer.concat(chunks).toString()) as never);
      }, reject);
    });
  });
  return {
    finish: () => {
      request.end(body.slice(half));
      return answer;
    },
  };
}

describe('a gateway that is stopped', () => {
  it('answers what it has begun, leaves nothing running, and has its data the next time', async () => {
    const dataDir = await newDataDir();
    const gateway = await startGatewayProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'info' });
    const session = await sessionAs('partner', gateway.url);
    const mongod = await getMongodOf(dataDir);
    const server = await identityOf(mongod.pid);
    const port = Number(new URL(gateway.url).port);
    const creates = Array.from({ length: 8 }, () => slowCreate(gateway, session));
    await gateway.said(/(?:"method":"POST"[^]*?){8}/);

    gateway.signal('SIGTERM');
    await gateway.said(/"stopping"/);
    while (await isListening(port)) await sleep(10);
    const answers = await Promise.all(creates.map(({ finish }) => finish()));
    const ending = await gateway.ended;

    const ids = answers.map(({ data }) => data.createOidcClient.oidcClient?.id ?? '');
    expect(new Set(ids).size).toBe(8);
    expect(ids).not.toContain('');
    expect(ending).toMatchObject({ code: 0 });
    expect(await isStillRunning(server)).toBe(false);
    expect(await isListening(mongod.port)).toBe(false);
    expect(await readdir(dataDir)).not.toContain('gateway.lock');

    const again = await startGatewayProcess({ DATA_DIR: dataDir });
    const reader = sessionOf(again.url, session.token);
    for (const id of ids) {
      expect((await reader.ask(TestClientDocument, { id })).data.oidcClient).toMatchObject({ id, version: 1 });
    }
    again.signal('SIGINT');
    expect(await again.ended).toMatchObject({ code: 0 });
  });

  it('leaves nothing running when it is still starting', async () => {
    const dataDir = await newDataDir();
    const gateway = startProgram(process.execPath, [main], { DATA_DIR: dataDir, PORT: '0' });
    const dbPath = path.join(dataDir, 'mongodb');
    let pid = await findOwnerPid(dbPath);
    while (pid === null) {
      await sleep(5);
      pid = await findOwnerPid(dbPath);
    }
    const server = await identityOf(Number(pid));

    gateway.signal('SIGTERM');

    expect(await gateway.ended).toMatchObject({ code: 0 });
    expect(gateway.output().stdout).not.toMatch(/ready at/);
    while (await isStillRunning(server)) await sleep(20);
    const again = await startGatewayProcess({ DATA_DIR: dataDir });
    again.signal('SIGTERM');
    expect(await again.ended).toMatchObject({ code: 0 });
  });
});
