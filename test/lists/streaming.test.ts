import http, { type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { eventually, readList } from './list-door.ts';

/** A list that is longer than what lies between its reader and the database. */
const rows = 15_000;
const bytesOfRow = 2_500;
let gateway: TestGateway;
let token: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  ({ token } = await gateway.as('admin'));
  const { db } = gateway.database;
  const policy = await gateway.world.policy({ description: 'd'.repeat(bytesOfRow) });
  const client = (index: number) => ({
    _id: `client-${String(index).padStart(6, '0')}`,
    name: `Client ${String(index)}`,
    names: [],
    nameKey: `client ${String(index)}`,
    partnerId: demoIds.partner,
    policyId: policy.id,
    status: 'ACTIVE',
    version: 1,
    createdAt: new Date(1_700_000_000_000 + index),
    updatedAt: new Date(),
  });
  await db.collection<{ _id: string }>('oidcClients').insertMany(Array.from({ length: rows }, (_, at) => client(at)));
}, 60_000);

afterAll(() => gateway.stop());

interface OpenCursor {
  readonly cursorId: unknown;
  readonly nDocsReturned: number;
}

/** The cursor of a list that is being written, as the database sees it. */
async function findCursor(): Promise<OpenCursor | null> {
  const { client, name } = gateway.database;
  const [found] = await client
    .db('admin')
    .aggregate<{ cursor: OpenCursor }>([
      { $currentOp: { allUsers: true, idleCursors: true } },
      { $match: { ns: `${name}.oidcClients`, type: 'idleCursor' } },
    ])
    .toArray();
  return found?.cursor ?? null;
}

const cursorIsGone = () => eventually(async () => ((await findCursor()) === null ? true : null));

/** Asks for the whole list, and reads nothing of it yet. */
function ask(query = ''): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const url = `${gateway.url}/v1/partnermanager/oauth/client${query}`;
    http.get(url, { headers: { cookie: `Authorization=${token}` }, agent: false }, resolve).on('error', reject);
  });
}

/** How many rows have left the database once nothing moves any more. */
async function rowsInFlight(): Promise<number> {
  let last = -1;
  return eventually(async () => {
    const { nDocsReturned = 0 } = (await findCursor()) ?? {};
    const rests = nDocsReturned > 0 && nDocsReturned === last;
    last = nDocsReturned;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return rests ? nDocsReturned : null;
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('a long list', () => {
  it.each([
    ['everything', ''],
    ['one enormous page', '?pageNo=0&pageSize=2147483647'],
  ])('%s waits in the database for a reader who does not read, and is whole in the end', async (_what, query) => {
    const answer = await ask(query);
    expect(await rowsInFlight()).toBeLessThan(rows / 2);
    const { response, errors } = JSON.parse(await textOf(answer)) as {
      response: { totalResults: number; data: { clientId: string }[] };
      errors: unknown[];
    };
    expect(errors).toEqual([]);
    expect(response.totalResults).toBe(rows);
    expect(new Set(response.data.map(({ clientId }) => clientId)).size).toBe(rows);
    await cursorIsGone();
  });

  it('gives its cursor back when the reader goes away', async () => {
    const answer = await ask();
    await rowsInFlight();
    answer.destroy();
    await cursorIsGone();
  });

  it('breaks off, and does not look like a whole answer, when the database fails midway', async () => {
    const answer = await ask();
    await rowsInFlight();
    const { cursorId } = await eventually(findCursor);
    await gateway.database.db.command({ killCursors: 'oidcClients', cursors: [cursorId] });
    await expect(textOf(answer)).rejects.toThrow('aborted');
  });
});

it('answers a failure before the first row as such', async () => {
  await gateway.database.client.db('admin').command({
    configureFailPoint: 'failCommand',
    mode: { times: 1 },
    data: { failCommands: ['aggregate'], errorCode: 50, namespace: `${gateway.database.name}.oidcClients` },
  });
  const { status, body } = await readList(gateway, { token }, 'partnermanager/oauth/client');
  expect([status, body.response, body.errors[0]?.errorCode]).toEqual([503, null, 'PMS_COR_003']);
});
