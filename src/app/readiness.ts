import type { Connection } from 'mongoose';
import { inTime } from '../shared/mongo/index.ts';

/** Who asks whether it is ready does not wait for ever either. */
const longestLookMs = 1_500;
/** Whoever asks, and however often: the database is bothered once in that time. */
const freshMs = 1_000;

/**
 * Whether a write would succeed now: the driver knows a primary, it answers, and it takes a write as every change is
 * written. A full disk, a lock or a missing majority show by that alone.
 */
export function createReadiness(connection: Connection): () => Promise<boolean> {
  let tried: { readonly at: number; readonly outcome: Promise<boolean> } | null = null;

  const takesWrites = (): Promise<boolean> => {
    const now = performance.now();
    if (tried === null || now - tried.at > freshMs) tried = { at: now, outcome: holds(tryWrite(connection)) };
    return tried.outcome;
  };
  return async () => (await holds(isPrimary(connection))) && takesWrites();
}

async function isPrimary(connection: Connection): Promise<boolean> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  return hello.isWritablePrimary === true;
}

async function tryWrite(connection: Connection): Promise<boolean> {
  const writeConcern = { w: 'majority', j: true, wtimeoutMS: longestLookMs } as const;
  await connection
    .collection<{ _id: string }>('readiness')
    .updateOne({ _id: 'probe' }, { $set: { triedAt: new Date() } }, { upsert: true, writeConcern });
  return true;
}

function holds(look: Promise<boolean>): Promise<boolean> {
  return inTime(longestLookMs, look).catch(() => false);
}
