import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { DeliveryStore } from '../../src/delivery/index.ts';
import { clientRecord } from '../support/esignet/record.ts';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';

const many = 200;
const callOpenMs = 1_000;
let database: TestDatabase;
let connection: Connection;
let store: DeliveryStore;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await mongoose.createConnection(database.uri).asPromise();
  store = new DeliveryStore(connection);
  await store.model.createCollection();
  await store.model.createIndexes();
  for (let made = 0; made < many; made += 1) await store.again(clientRecord());
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

async function examined(filter: object, sort: Record<string, 1>): Promise<number> {
  const { executionStats } = (await database.db
    .collection('deliveries')
    .find(filter)
    .sort(sort)
    .limit(1)
    .explain('executionStats')) as { executionStats: { totalKeysExamined: number; totalDocsExamined: number } };
  return executionStats.totalKeysExamined + executionStats.totalDocsExamined;
}

describe('what is looked for often is found by an index', () => {
  it('what fell behind first', async () => {
    expect(await examined({ state: { $in: ['PENDING', 'REFUSED'] } }, { behindSince: 1, _id: 1 })).toBeLessThan(10);
  });

  it('what is due: what waits for its next try is not even looked at', async () => {
    const hasPassed = (field: string) => ({ $lte: [`$${field}`, '$$NOW'] });
    const due = { state: 'PENDING', $expr: { $and: [hasPassed('leaseUntil'), hasPassed('dueAt')] } };
    expect(await examined(due, { dueAt: 1, _id: 1 })).toBeLessThan(10);
    await database.db.collection('deliveries').updateMany({}, [{ $set: { dueAt: { $add: ['$$NOW', 60_000] } } }]);
    expect(await examined(due, { dueAt: 1, _id: 1 })).toBe(0);
    expect(await store.claim({ lease: 'a lease', leaseMs: 1_000, callOpenMs }, false)).toBeNull();
    expect(await store.claim({ lease: 'a lease', leaseMs: 1_000, callOpenMs }, true)).not.toBeNull();
  });
});

describe('a lease', () => {
  it('is one courier at a time, until it runs out; who lost it can write nothing', async () => {
    const ids = new Set<string>();
    for (let taken = 0; taken < 3; taken += 1) {
      ids.add((await store.claim({ lease: `lease ${taken}`, leaseMs: 60_000, callOpenMs }, true))?.delivery.id ?? '');
    }
    expect(ids.size).toBe(3);
    const [client] = [clientRecord()];
    await store.again(client);
    await database.db.collection('deliveries').updateOne({ _id: client.id as never }, { $set: { dueAt: new Date(0) } });
    const lost = await store.claim({ lease: 'lost', leaseMs: 1, callOpenMs }, true);
    const found = await store.claim({ lease: 'found', leaseMs: 60_000, callOpenMs }, true);
    expect([lost?.delivery.id, found?.delivery.id]).toEqual([client.id, client.id]);
    if (lost === null || found === null) throw new Error('not taken');
    expect(await store.delivered(lost, client, 1_000)).toBe(false);
    expect(await store.delivered(found, client, 1_000)).toBe(true);
  });

  it('keeps texts that look like expressions as they are', async () => {
    const client = clientRecord({ name: '$version', redirectUris: ['$$NOW'], partnerId: '$state' });
    await store.again(client);
    await database.db.collection('deliveries').updateOne({ _id: client.id as never }, { $set: { dueAt: new Date(0) } });
    const claim = await store.claim({ lease: 'a lease', leaseMs: 60_000, callOpenMs }, false);
    if (claim === null) throw new Error('not taken');
    await store.delivered(claim, client, 1_000);
    const [stored] = await store.findByIds([client.id]);
    expect(stored).toMatchObject({ partnerId: '$state', known: { name: '$version', redirectUris: ['$$NOW'] } });
  });
});
