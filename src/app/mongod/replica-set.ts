import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { hasCode } from './error.ts';
import { serves } from './leftover.ts';
import { replicaSetName } from './mongod-process.ts';

const pollMs = 25;
const notYetInitialized = 94;
const invalidReplicaSetConfig = 93;
const alreadyInitialized = 23;

interface Expected {
  readonly port: number;
  readonly dbPath: string;
}

/**
 * Brings a one-node replica set to the point where it takes writes, whatever state its files are in.
 * False where that did not happen in time, or where the server is another than the one on these files.
 */
export async function becomePrimary(
  admin: mongo.Db,
  { port, dbPath }: Expected,
  isOver: () => boolean,
): Promise<boolean> {
  while (!isOver()) {
    try {
      if (!(await serves(admin, dbPath))) return false;
      const { isWritablePrimary } = await admin.command({ hello: 1 });
      if (isWritablePrimary === true) return true;
      await mend(admin, `127.0.0.1:${port}`);
    } catch (error) {
      // a server closes all its connections when its role changes, as it does when it finds that its port has moved
      if (!(error instanceof mongoose.mongo.MongoNetworkError)) throw error;
    }
    await sleep(pollMs);
  }
  return false;
}

async function mend(admin: mongo.Db, address: string): Promise<void> {
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (hasCode(error, notYetInitialized)) await initiate(admin, address);
    else if (hasCode(error, invalidReplicaSetConfig)) await move(admin, address);
    else throw error;
  }
}

async function initiate(admin: mongo.Db, address: string): Promise<void> {
  const config = {
    _id: replicaSetName,
    members: [{ _id: 0, host: address }],
    settings: { electionTimeoutMillis: 500 },
  };
  try {
    await admin.command({ replSetInitiate: config });
  } catch (error) {
    // it was still reading its own configuration when we asked
    if (!hasCode(error, alreadyInitialized)) throw error;
  }
}

/** The port has changed, so the server does not find itself among the members it remembers. */
async function move(admin: mongo.Db, address: string): Promise<void> {
  const { config } = (await admin.command({ replSetGetConfig: 1 })) as { config: { version: number } };
  const moved = { ...config, version: config.version + 1, members: [{ _id: 0, host: address }] };
  await admin.command({ replSetReconfig: moved, force: true });
}
