import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { Failure, OperatorError, Refusal } from '../shared/errors/index.ts';
import { isDuplicateKey, isStoreOutage } from '../shared/mongo/outage.ts';
import { StaleDecision } from '../shared/unit-of-work.ts';

/** Unset, the driver would wait for ever: a lost database must be an error, not a hang. What an address says itself counts. */
const limits = {
  // a caller is told within two seconds
  serverSelectionTimeoutMS: 1_500,
  connectTimeoutMS: 1_500,
  // a database that has fallen silent shows by this alone; what waits for it is then broken off
  heartbeatFrequencyMS: 1_000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 1_000,
  maxPoolSize: 50,
};
const pauseBetweenTriesMs = 500;

/** A connection to be opened later: models and services can stand on it already. */
export function createConnection(): Connection {
  const connection = mongoose.createConnection();
  for (const option of ['autoIndex', 'autoCreate', 'bufferCommands']) connection.set(option, false);
  return connection;
}

interface Opening {
  readonly connection: Connection;
  readonly uri: string;
  /** What has to be done before anybody is served; it must be repeatable. */
  readonly prepare: () => Promise<void>;
  readonly log: { warn(facts: object, text: string): void };
}

/**
 * A database that is not there yet is waited for, however long it takes: it may start after us. What no waiting mends is
 * an error.
 */
export async function openDatabase({ connection, uri, prepare, log }: Opening): Promise<void> {
  assertReadable(uri);
  for (;;) {
    try {
      await contact(connection, uri);
      await prepare();
      return;
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      if (!mayPass(error)) throw unusable(error);
      log.warn({ reason: reasonOf(error) }, 'the database cannot be reached yet: waiting for it');
    }
    await pause(pauseBetweenTriesMs);
  }
}

/** For a command: the database is there, or the command has failed. */
export async function connectDatabase(uri: string): Promise<Connection> {
  const connection = createConnection();
  try {
    await contact(connection, uri);
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw error instanceof OperatorError ? error : unusable(error);
  }
}

async function contact(connection: Connection, uri: string): Promise<void> {
  try {
    await connection.openUri(uri, limitsBeside(uri));
  } catch (error) {
    assertMember(error);
    throw error;
  }
  await assertReplicated(connection);
}

/** The driver would put them before those of the address. */
function limitsBeside(uri: string): Partial<typeof limits> {
  const said = new URLSearchParams(uri.slice(uri.indexOf('?') + 1));
  const names = new Set([...said.keys()].map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(limits).filter(([name]) => !names.has(name.toLowerCase())));
}

function assertReadable(uri: string): void {
  try {
    // only to be read: it connects when it is asked to
    new mongoose.mongo.MongoClient(uri, limitsBeside(uri));
  } catch (error) {
    throw unusable(error);
  }
}

const lookUpCalls = new Set(['getaddrinfo', 'querySrv', 'queryTxt']);

function mayPass(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'UNAVAILABLE';
  // another gateway makes the same preparations, or was killed while it did; all of them can be made again
  if (error instanceof StaleDecision || isOutcomeUnknown(error)) return true;
  // a name may be unknown until what it names has started
  const isLookUp = error instanceof Error && 'syscall' in error && lookUpCalls.has(String(error.syscall));
  return isLookUp || isStoreOutage(error);
}

function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof Refusal && error.problems.some(({ reason }) => reason === 'OUTCOME_UNKNOWN');
}

/** Servers that do not belong to the set that the address names are dropped by the driver, which then knows none. */
function assertMember(error: unknown): void {
  if (!(error instanceof mongoose.Error.MongooseServerSelectionError)) return;
  const { reason } = error as { readonly reason?: mongo.TopologyDescription };
  if (reason?.servers.size !== 0) return;
  throw new OperatorError(
    'MONGODB_URI: the servers there are no members of the replica set that it names. Start mongod with --replSet and ' +
      'that name and run rs.initiate() once, or correct replicaSet= in the address.',
  );
}

function unusable(error: unknown): OperatorError {
  if (isDuplicateKey(error)) {
    return new OperatorError(
      `MONGODB_URI: the database holds records that must not both be there, so an index cannot be built (${reasonOf(error)})`,
      { cause: error },
    );
  }
  return new OperatorError(`MONGODB_URI: the database cannot be reached (${reasonOf(error)})`, { cause: error });
}

function reasonOf(error: unknown): string {
  return withoutCredentials(error instanceof Error ? error.message : String(error));
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

/** Collections and indexes as the models declare them; harmless where they are there already. */
export async function prepareCollections(connection: Connection): Promise<void> {
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
