import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../src/audit/audit.record.ts';
import { hashOf } from '../../src/audit/audit.rules.ts';
import { withServer } from '../../src/app/mongod/connection.ts';
import { TestClientDocument } from '../support/operations.generated.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, type GatewayProcess } from '../support/process.ts';
import { sessionAs, sessionOf, type Session } from '../support/session.ts';
import { getMongodOf, type Mongod } from './mongod.ts';
import { createRandom } from './random.ts';
import { createWriter, type Written } from './writer.ts';

const seed = Number(process.env.SEED ?? 20_260_301);
const rounds = 50;
const writers = ['a', 'b', 'c'].map((name, index) => createWriter(name, createRandom(seed + 1 + index)));

const earliestKillMs = 200;
const latestKillMs = 900;
const longestBetweenKillsMs = 30;

let dataDir = '';
let gateway: GatewayProcess;
let mongod: Mongod;
let session: Session;
let clients: Written[] = [];
/** What the gateway itself had no better name for than an internal error, with the cause in its log. */
const unexplained: string[] = [];

async function start(): Promise<void> {
  gateway = await startGatewayProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  mongod = await getMongodOf(dataDir);
  session = sessionOf(gateway.url, session.token);
}

async function killUnderWrites(random: () => number): Promise<void> {
  const over = new AbortController();
  const writing = writers.map((writer) => writer.writeUntil(over.signal, session));
  // early ones are likelier: what the start has left undone is open then
  await sleep(earliestKillMs + random() ** 3 * (latestKillMs - earliestKillMs));
  const [first, second] = random() < 0.5 ? [gateway.pid, mongod.pid] : [mongod.pid, gateway.pid];
  process.kill(first, 'SIGKILL');
  await sleep(random() * longestBetweenKillsMs);
  process.kill(second, 'SIGKILL');
  over.abort();
  const [{ stdout, stderr }] = await Promise.all([gateway.ended, ...writing]);
  unexplained.push(...`${stdout}${stderr}`.split('\n').filter((line) => line.includes('INTERNAL_SERVER_ERROR')));
}

beforeAll(async () => {
  await ensureBuilt();
  dataDir = await newDataDir();
  gateway = await startGatewayProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  mongod = await getMongodOf(dataDir);
  session = await sessionAs('partner', gateway.url);
  const random = createRandom(seed);
  for (let round = 0; round < rounds; round += 1) {
    await killUnderWrites(random);
    await start();
  }
  clients = writers.flatMap((writer) => writer.clients);
}, 900_000);

describe(`a gateway that was killed ${rounds} times, together with its database, while it wrote (SEED=${seed})`, () => {
  it('had acknowledged enough to lose, and refused nothing but for the lost database', () => {
    const acknowledged = clients.filter((client) => client.acknowledged > 0);
    expect(acknowledged.length).toBeGreaterThan(5 * rounds);
    expect(acknowledged.filter(({ names }) => names.length > 1).length).toBeGreaterThan(rounds);
    expect(unexplained).toEqual([]);
    for (const { refusals } of writers) {
      expect([...refusals].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    }
  });

  it('gives every acknowledged client back through both doors', async () => {
    const readBack = async (written: Written): Promise<void> => {
      const { id, input, names, acknowledged } = written;
      const [{ data }, { body }] = await Promise.all([
        session.ask(TestClientDocument, { id }),
        session.rest('GET', `oidc/client/${id}`),
      ]);
      const version = data.oidcClient?.version ?? 0;
      // nothing older than what was acknowledged, nothing that was not asked for
      expect([acknowledged, names.length].map((possible) => `${id} at ${possible}`)).toContain(`${id} at ${version}`);
      if (version === 0) {
        expect(body).toMatchObject({ response: null, errors: [{ errorCode: 'PMS_ESI_004' }] });
        return;
      }
      const { partnerId, policyId, publicKey, ...same } = { ...input, name: names[version - 1] };
      expect(data.oidcClient).toMatchObject({
        ...same,
        id,
        publicKey,
        partner: { id: partnerId },
        policy: { id: policyId },
      });
      expect(body.response).toMatchObject({ ...same, id, policyId, relyingPartyId: partnerId });
    };
    const left = clients.values();
    const lane = async (): Promise<void> => {
      for (const written of left) await readBack(written);
    };
    await Promise.all(Array.from({ length: 16 }, lane));
  }, 60_000);

  it('has every record whole, with an unbroken chain of audit entries', async () => {
    const { records, entries } = await withServer(mongod.port, async (admin) => {
      const db = admin.client.db('test');
      return {
        records: await db.collection<{ _id: string; version: number; name: string }>('oidcClients').find().toArray(),
        entries: await db
          .collection<AuditEntry>('auditEntries')
          .find({ aggregate: /^oidcClient:/ }, { projection: { _id: 0 } })
          .toArray(),
      };
    });
    const chains = new Map<string, AuditEntry[]>(records.map(({ _id }) => [`oidcClient:${_id}`, []]));
    // an entry without its record has no chain to go to, and fails here
    for (const entry of entries) chains.get(entry.aggregate)?.push(entry);
    expect([...chains.values()].flat().length).toBe(entries.length);
    for (const { _id, version, name } of records) {
      const chain = (chains.get(`oidcClient:${_id}`) ?? []).sort((a, b) => a.sequence - b.sequence);
      const hashes = chain.map(({ hash }) => hash);
      expect(chain.map(({ sequence }) => sequence)).toEqual(hashes.map((_hash, index) => index + 1));
      expect(chain.length).toBe(version);
      expect(chain.map(({ previousHash }) => previousHash)).toEqual([null, ...hashes.slice(0, -1)]);
      for (const { hash, ...hashed } of chain) expect(hashOf(hashed)).toBe(hash);
      expect(chain.at(-1)?.changes.name?.after).toBe(name);
    }
  });
});
