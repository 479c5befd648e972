import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose, { type mongo } from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;

export interface TestDatabase {
  /** Names this database; the other settings are those of the server of the run. */
  readonly uri: string;
  readonly name: string;
  readonly client: mongo.MongoClient;
  readonly db: mongo.Db;
  /** Every document of every collection as plain data, to compare what is there before and after. */
  dump(): Promise<Record<string, unknown[]>>;
  drop(): Promise<void>;
}

/** A database of its own for a suite, on the server that the run shares. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const uri = withDatabase(getServerUri(), name);
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  await client.connect();
  const db = client.db(name);
  return {
    uri,
    name,
    client,
    db,
    dump: () => dump(db),
    drop: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}

function getServerUri(): string {
  const uri = process.env.TEST_MONGODB_URI;
  if (uri === undefined) throw new Error('TEST_MONGODB_URI is not set: the global set-up has not run');
  return uri;
}

/** Not by the URL class: the address of a replica set may name several hosts. */
function withDatabase(uri: string, name: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);
}

async function dump(db: mongo.Db): Promise<Record<string, unknown[]>> {
  const collections = await db.collections();
  const names = collections
    .map((collection) => collection.collectionName)
    .filter((name) => !name.startsWith('system.') && name !== 'readiness');
  const contents = names.sort().map(async (name): Promise<[string, unknown[]]> => {
    const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
    return [name, documents.map((document): unknown => EJSON.serialize(document))];
  });
  return Object.fromEntries(await Promise.all(contents));
}

export function createDataDir(prefix = 'partner-gateway-test-'): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), prefix));
}
