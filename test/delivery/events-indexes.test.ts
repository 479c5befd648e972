import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeOn } from '../support/composition.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';

const many = 300;
const hour = 3_600_000;
let database: TestDatabase;
let inside: ReturnType<typeof composeOn>;

beforeAll(async () => {
  database = await createTestDatabase();
  inside = composeOn(database.uri);
  const { model } = inside.stores.outbox;
  await model.createCollection();
  await model.createIndexes();
  const documents = (['SENT', 'HELD', 'PARKED', 'PENDING'] as const).flatMap((state) =>
    Array.from({ length: many }, (_, index) => ({
      _id: randomUUID() as never,
      aggregate: `oidcClient:${state}-${index % 30}`,
      ...{ state, version: index, step: 0, topic: 'OIDC_CLIENT_UPDATED' },
      createdAt: new Date(Date.now() - index * 1_000),
      // of what is to be sent the most waits for its next try
      dueAt: new Date(Date.now() + (index < 5 ? -hour : hour)),
      sentAt: state === 'SENT' ? new Date() : null,
    })),
  );
  await database.db.collection('outbox').insertMany(documents);
});

afterAll(async () => {
  await inside.close();
  await database.drop();
});

async function examined(filter: object, sort: Record<string, 1>, limit: number): Promise<number> {
  const found = database.db.collection('outbox').find(filter).sort(sort).limit(limit);
  const { executionStats } = (await found.explain('executionStats')) as {
    executionStats: { totalKeysExamined: number; totalDocsExamined: number };
  };
  return executionStats.totalKeysExamined + executionStats.totalDocsExamined;
}

describe('what is looked for in the outbox is found by an index', () => {
  it('what is due: what waits for its next try is not even looked at', async () => {
    const due = { state: 'PENDING', aggregate: { $nin: ['oidcClient:x'] }, $expr: { $lte: ['$dueAt', '$$NOW'] } };
    expect(await examined(due, { dueAt: 1, _id: 1 }, 200)).toBeLessThan(20);
    expect(await inside.stores.outbox.dueAggregates([], 200)).toHaveLength(5);
    expect(await inside.stores.outbox.dueAggregates(['oidcClient:PENDING-0'], 200)).toHaveLength(4);
  });

  it('the first message of a record', async () => {
    const ofOne = { aggregate: 'oidcClient:PENDING-7', state: 'PENDING' };
    expect(await examined(ofOne, { version: 1, step: 1 }, 1)).toBeLessThan(5);
  });

  it('what waits for eSignet, of one client', async () => {
    const held = { aggregate: 'oidcClient:HELD-7', version: { $lte: 40 }, state: 'HELD' };
    expect(await examined(held, { version: 1 }, 0)).toBeLessThan(10);
  });

  it('what operators look at, the oldest first', async () => {
    const unsent = { state: { $in: ['PENDING', 'HELD', 'PARKED'] } };
    expect(await examined(unsent, { createdAt: 1, _id: 1 }, 20)).toBeLessThan(60);
  });

  it('what was sent leaves after seven days, and nothing else ever', async () => {
    const indexes = await database.db.collection('outbox').indexes();
    const expiring = indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
    expect(expiring).toMatchObject([
      { key: { sentAt: 1 }, expireAfterSeconds: 604_800, partialFilterExpression: { state: 'SENT' } },
    ]);
  });
});

describe('the lease of the relay', () => {
  it('is held by one, renewed by that one, and free when it ran out or was given back', async () => {
    const { leases } = inside.stores;
    expect(await leases.hold('a lease', 'one', 60_000)).toBe(true);
    expect(await leases.hold('a lease', 'other', 60_000)).toBe(false);
    expect(await leases.hold('a lease', 'one', 1)).toBe(true);
    expect(await leases.hold('a lease', 'other', 60_000)).toBe(true);
    await leases.release('a lease', 'one');
    expect(await leases.hold('a lease', 'one', 60_000)).toBe(false);
    await leases.release('a lease', 'other');
    expect(await leases.hold('a lease', 'one', 60_000)).toBe(true);
  });

  it('is taken by one of those who come at once', async () => {
    const takers = Array.from({ length: 8 }, (_, index) => inside.stores.leases.hold('new', `taker ${index}`, 60_000));
    const taken = await Promise.allSettled(takers);
    expect(taken.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1);
  });
});
