import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { OperatorError } from '../shared/errors/index.ts';
import { isStoreOutage } from '../shared/mongo/outage.ts';

/** Unset, the driver would wait for ever: a lost database must be an error, not a hang. */
const limits = {
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 1_000,
  // a server that has vanished without a word shows by its next heartbeat; then whoever waits for it is told
  heartbeatFrequencyMS: 1_000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 1_000,
  maxPoolSize: 50,
};
/** At the start the database may be starting too. */
const firstContactMs = 10_000;
const pauseMs = 100;

export async function connectDatabase(uri: string): Promise<Connection> {
  const deadline = performance.now() + firstContactMs;
  for (;;) {
    try {
      return await contact(uri);
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      const mayPass = error instanceof mongoose.Error.MongooseServerSelectionError;
      if (!mayPass || performance.now() > deadline) throw unreachable(error);
    }
  }
}

async function contact(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...limits,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  try {
    await connection.asPromise();
    await assertReplicated(connection);
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw error;
  }
}

function unreachable(error: unknown): OperatorError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(`MONGODB_URI: the database cannot be reached (${withoutCredentials(reason)})`, {
    cause: error,
  });
}

/** Transactions need a replica set; a standalone server would fail at the first write. */
async function assertReplicated(connection: Connection): Promise<void> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (hello.setName !== undefined || hello.msg === 'isdbgrid') return;
  throw new OperatorError(
    'MONGODB_URI: this is a standalone server, which has no transactions. Start mongod with --replSet rs0 and run ' +
      'rs.initiate() once (one node is enough), or name a replica set or a sharded cluster.',
  );
}

/** Collections and indexes as the models declare them; harmless where they are there already, so what fails is begun again. */
export async function prepareCollections(connection: Connection): Promise<void> {
  const deadline = performance.now() + firstContactMs;
  for (;;) {
    try {
      await makeCollections(connection);
      return;
    } catch (error) {
      if (!isStoreOutage(error)) throw error;
      if (performance.now() > deadline) throw unreachable(error);
      await pause(pauseMs);
    }
  }
}

async function makeCollections(connection: Connection): Promise<void> {
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
}

/** To the last `@`: a password that was not escaped as it should may hold all sorts of characters. */
function withoutCredentials(text: string): string {
  return text.replaceAll(/\/\/\S*@/g, '//');
}

/** Whether a write would succeed now: the driver knows a primary, and it answers. */
export async function canWrite(connection: Connection): Promise<boolean> {
  try {
    const hello = await connection.getClient().db('admin').command({ hello: 1 });
    return hello.isWritablePrimary === true;
  } catch {
    return false;
  }
}
