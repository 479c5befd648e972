import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { createChainStore } from '../../src/app/chain-store.ts';
import { verifyChains, type Break, type Walk } from '../../src/audit/index.ts';
import type { AuditEntry } from '../../src/audit/audit.record.ts';
import { hashOf } from '../../src/audit/audit.rules.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument, TestUpdateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

type Entry = AuditEntry & { _id: string };
interface Client {
  _id: string;
  version: number;
}

let gateway: TestGateway;
let connection: Connection;
let chains: ReturnType<typeof createChainStore>;
let partner: Session;
let clients: mongoose.mongo.Collection<Client>;
let entries: mongoose.mongo.Collection<Entry>;
/** A client at version 4. */
let id: string;
let [e1, e2, e3, e4] = [] as unknown as [Entry, Entry, Entry, Entry];

beforeAll(async () => {
  gateway = await startTestGateway();
  partner = await gateway.as('partner');
  connection = await mongoose.createConnection(gateway.database.uri).asPromise();
  chains = createChainStore(connection);
  clients = gateway.database.db.collection<Client>('oidcClients');
  entries = gateway.database.db.collection<Entry>('auditEntries');
});

afterAll(async () => {
  await connection.close();
  await gateway.stop();
});

async function createAt(version: number): Promise<string> {
  const { data } = await partner.ask(TestCreateDocument, { input: goodClient() });
  const { id: created = '' } = data.createOidcClient.oidcClient ?? {};
  for (let expectedVersion = 1; expectedVersion < version; expectedVersion += 1) {
    const input = { id: created, expectedVersion, name: `Name ${expectedVersion}` };
    expect((await partner.ask(TestUpdateDocument, { input })).data.updateOidcClient.problems).toEqual([]);
  }
  return created;
}

beforeEach(async () => {
  id = await createAt(4);
  const chain = await entries
    .find({ aggregate: `oidcClient:${id}` })
    .sort({ sequence: 1 })
    .toArray();
  [e1, e2, e3, e4] = chain as [Entry, Entry, Entry, Entry];
});

afterEach(async () => {
  await Promise.all([clients.deleteMany({}), entries.deleteMany({ aggregate: /^(oidcClient|other)/ })]);
});

async function verify(): Promise<Walk & { breaks: Break[] }> {
  const breaks: Break[] = [];
  const walk = await verifyChains(chains, { onBreak: (found) => breaks.push(found), onEntries: () => undefined });
  return { ...walk, breaks };
}

function without<K extends keyof Entry>(entry: Entry, ...members: K[]): Omit<Entry, K> {
  const kept = Object.entries(entry).filter(([member]) => !members.includes(member as K));
  return Object.fromEntries(kept) as unknown as Omit<Entry, K>;
}
const rehashed = (entry: Entry): Entry => ({ ...entry, hash: hashOf(without(entry, '_id', 'hash')) });
const forged = (entry: Entry): Entry => ({ ...entry, changes: { name: { before: 'x', after: 'y' } } });
const put = (entry: Entry) => entries.replaceOne({ _id: entry._id }, entry);
const remove = (...gone: Entry[]) => entries.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
const as = (entry: Entry, { _id, sequence }: Entry): Entry => ({ ...entry, _id, sequence });

describe('the walk through the chains', () => {
  it('finds nothing where nothing was tampered with, and counts', async () => {
    await createAt(2);
    const others = await entries.countDocuments({ actor: 'demonstration-data' });
    expect(others).toBe(5);
    expect(await verify()).toEqual({ chains: others + 2, entries: others + 6, broken: 0, breaks: [] });
  });

  const tamperings: [string, number, Break['fault'], () => Promise<unknown>][] = [
    ['a changed difference', 2, 'CHANGED', () => put(forged(e2))],
    ['a changed actor of the first', 1, 'CHANGED', () => put({ ...e1, actor: 'somebody else' })],
    ['a changed address of the last', 4, 'CHANGED', () => put({ ...e4, sourceAddress: '192.0.2.1' })],
    ['a changed time', 3, 'CHANGED', () => put({ ...e3, at: new Date(e3.at.getTime() + 1) })],
    ['a time that is the same as text', 3, 'CHANGED', () => put({ ...e3, at: e3.at.toISOString() as unknown as Date })],
    ['a member more', 3, 'CHANGED', () => put({ ...e3, note: 'forged' } as Entry)],
    ['a member less', 3, 'CHANGED', () => entries.updateOne({ _id: e3._id }, { $unset: { reason: 1 } })],
    ['a forged hash', 2, 'CHANGED', () => put({ ...e2, hash: hashOf(e1) })],
    ['a change with its hash made anew', 3, 'UNLINKED', () => put(rehashed(forged(e2)))],
    ['a first one with a predecessor', 1, 'UNLINKED', () => put(rehashed({ ...e1, previousHash: e4.hash }))],
    ['the first deleted', 1, 'MISSING', () => remove(e1)],
    ['one deleted in the middle', 2, 'MISSING', () => remove(e2)],
    ['two deleted in the middle', 2, 'MISSING', () => remove(e2, e3)],
    ['the last deleted', 4, 'RECORD_AHEAD', () => remove(e4)],
    ['the last two deleted', 3, 'RECORD_AHEAD', () => remove(e3, e4)],
    ['all deleted', 1, 'NO_CHAIN', () => remove(e1, e2, e3, e4)],
    [
      'one deleted and the rest moved up',
      2,
      'CHANGED',
      () => Promise.all([put(as(e3, e2)), put(as(e4, e3)), remove(e4)]),
    ],
    ['two swapped', 2, 'REORDERED', () => Promise.all([put(as(e3, e2)), put(as(e2, e3))])],
    [
      'two swapped, hashed anew',
      2,
      'REORDERED',
      () => Promise.all([put(rehashed(as(e3, e2))), put(rehashed(as(e2, e3)))]),
    ],
    [
      'two swapped whole',
      2,
      'REORDERED',
      () => Promise.all([put({ ...e3, _id: e2._id }), put({ ...e2, _id: e3._id })]),
    ],
    ['a copy', 2, 'DUPLICATE', () => entries.insertOne({ ...e2, _id: 'a copy' })],
    ['a copy that sorts last', 2, 'DUPLICATE', () => entries.insertOne({ ...e2, _id: 'z copy' })],
    ['one before the first', 1, 'CHANGED', () => entries.insertOne({ ...e1, _id: `${e1.aggregate}#0`, sequence: 0 })],
    [
      'one after the last',
      5,
      'RECORD_BEHIND',
      () => entries.insertOne(rehashed({ ...e4, _id: `${e4.aggregate}#5`, sequence: 5, previousHash: e4.hash })),
    ],
    ['the record set forward', 5, 'RECORD_AHEAD', () => clients.updateOne({ _id: id }, { $set: { version: 5 } })],
    ['the record set back', 3, 'RECORD_BEHIND', () => clients.updateOne({ _id: id }, { $set: { version: 2 } })],
    [
      'the record without a version',
      1,
      'RECORD_BEHIND',
      () => clients.updateOne({ _id: id }, { $unset: { version: 1 } }),
    ],
    ['the record deleted', 4, 'RECORD_MISSING', () => clients.deleteOne({ _id: id })],
  ];

  it.each(tamperings)('names %s', async (_what, sequence, fault, tamper) => {
    await createAt(1);
    expect((await verify()).broken).toBe(0);
    await tamper();
    const { breaks, ...walk } = await verify();
    expect(breaks).toEqual([{ aggregate: `oidcClient:${id}`, sequence, fault }]);
    expect(walk).toMatchObject({ chains: 7, broken: 1 });
  });

  it('names each broken chain once, with its first broken link, in order', async () => {
    const second = await createAt(3);
    await Promise.all([remove(e2), put(forged(e4)), clients.deleteOne({ _id: second })]);
    const { broken, breaks } = await verify();
    const expected = [
      { aggregate: `oidcClient:${id}`, sequence: 2, fault: 'MISSING' },
      { aggregate: `oidcClient:${second}`, sequence: 3, fault: 'RECORD_MISSING' },
    ];
    expect(broken).toBe(2);
    expect(breaks).toEqual(expected.sort((a, b) => (a.aggregate < b.aggregate ? -1 : 1)));
  });

  it('names a record that was put there past the gateway, and entries of no kind that it knows', async () => {
    const stored = await clients.findOne({ _id: id });
    // beyond the plane that UTF-16 orders as the database does
    const odd = ['\uffee', '\u{1f600}'];
    for (const each of odd) await clients.insertOne({ ...stored, _id: each, version: 1 });
    await entries.insertOne(rehashed({ ...e1, _id: 'other:x#1', aggregate: 'other:x' }));
    expect((await verify()).breaks).toEqual([
      ...odd.map((each) => ({ aggregate: `oidcClient:${each}`, sequence: 1, fault: 'NO_CHAIN' })),
      { aggregate: 'other:x', sequence: 1, fault: 'RECORD_MISSING' },
    ]);
  });

  it('knows a client that was withdrawn, also where another has come in its place', async () => {
    const withdrawn = gateway.database.db.collection<Client>('withdrawnClients');
    const second = await createAt(2);
    const [old, current] = [await clients.findOne({ _id: id }), await clients.findOne({ _id: second })];
    await withdrawn.insertMany([old, { ...current, version: 1 }] as Client[]);
    await clients.deleteOne({ _id: id });
    expect((await verify()).breaks).toEqual([]);
    await clients.deleteOne({ _id: second });
    await withdrawn.deleteOne({ _id: id });
    const expected = [
      { aggregate: `oidcClient:${id}`, sequence: 4, fault: 'RECORD_MISSING' },
      { aggregate: `oidcClient:${second}`, sequence: 2, fault: 'RECORD_BEHIND' },
    ];
    expect((await verify()).breaks).toEqual(expected.sort((a, b) => (a.aggregate < b.aggregate ? -1 : 1)));
    await withdrawn.deleteMany({});
  });

  it('takes entries from before a member was kept as they were written', async () => {
    await put(rehashed(without(e4, 'reason', 'sourceAddress')));
    expect((await verify()).breaks).toEqual([]);
  });

  it('is not led astray by what is written meanwhile', async () => {
    let isOver = false;
    const writing = Promise.all(
      [1, 2, 3].map(async () => {
        while (!isOver) await createAt(3);
      }),
    );
    const walks: Walk[] = [];
    for (let round = 0; round < 15; round += 1) walks.push(await verify());
    isOver = true;
    await writing;
    expect(walks.map(({ broken }) => broken)).toEqual(walks.map(() => 0));
    expect(walks.at(-1)?.entries).toBeGreaterThan(walks[0]?.entries ?? 0);
  });

  it('writes nothing', async () => {
    await remove(e2);
    const before = await gateway.database.dump();
    await verify();
    expect(await gateway.database.dump()).toEqual(before);
  });
});

it('needs no more than an index for the walk', async () => {
  await entries.insertMany(
    Array.from({ length: 300 }, (_, index) => ({ ...e1, _id: randomUUID(), aggregate: `other:${index}`, sequence: 1 })),
  );
  const { db } = gateway.database;
  await db.command({ profile: 2 });
  await verify();
  await db.command({ profile: 0 });
  const profiled = await db
    .collection<{ planSummary?: string; hasSortStage?: boolean }>('system.profile')
    .find({ op: 'query', 'command.find': 'auditEntries' })
    .toArray();
  await db.collection('system.profile').drop();
  expect(profiled.length).toBeGreaterThan(0);
  const plans = new Set(profiled.map(({ planSummary }) => planSummary));
  expect([...plans]).toEqual(['IXSCAN { aggregate: 1, sequence: 1 }']);
  expect(profiled.filter(({ hasSortStage }) => hasSortStage === true)).toEqual([]);
});

// an index that has had a list in it sorts by itself no more: after the plans have been looked at
it('names an entry whose subject has become a list, and walks on', async () => {
  await put({ ...e3, aggregate: [e3.aggregate] as unknown as string });
  await entries.insertOne({ ...e1, _id: 'another list', aggregate: [e1.aggregate, 'b'] as unknown as string });
  await entries.insertOne({ ...e1, _id: 'a number', aggregate: 7 as unknown as string });
  const { chains, breaks } = await verify();
  expect(breaks).toHaveLength(4);
  expect(breaks).toEqual(
    expect.arrayContaining([
      { aggregate: `oidcClient:${id}`, sequence: 3, fault: 'MISSING' },
      ...[e3._id, 'another list', 'a number'].map((entry) => ({ aggregate: entry, sequence: 1, fault: 'NO_SUBJECT' })),
    ]),
  );
  expect(chains).toBe(9);
});
