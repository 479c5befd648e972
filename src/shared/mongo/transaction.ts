import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type ClientSession, type Connection } from 'mongoose';
import { Failure } from '../errors/index.ts';
import { isBrokenSocket } from './outage.ts';
import type { Transaction, UnitOfWork } from '../unit-of-work.ts';

/** The driver's own `withTransaction` goes on for 120 s, which no caller waits for. */
const writeBudgetMs = 5_000;
const firstPauseMs = 5;
const longestPauseMs = 250;

class MongoTransaction implements Transaction {
  readonly kind = 'transaction';
  readonly session: ClientSession;

  constructor(session: ClientSession) {
    this.session = session;
  }
}

export function sessionOf(tx: Transaction): ClientSession {
  if (!(tx instanceof MongoTransaction)) throw new TypeError('not a transaction of this store');
  return tx.session;
}

/** Acknowledged means durable: on the journal of a majority. */
const transactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
  maxCommitTimeMS: writeBudgetMs,
} as const;

export function createUnitOfWork(connection: Connection): UnitOfWork {
  return {
    run: (work) =>
      connection.getClient().withSession({ defaultTransactionOptions: transactionOptions }, async (session) => {
        const deadline = performance.now() + writeBudgetMs;
        for (let tries = 0; ; tries += 1) {
          try {
            return await once(session, work, deadline);
          } catch (error) {
            if (!isTransient(error)) throw error;
            if (performance.now() > deadline) throw new Failure('UNAVAILABLE', { cause: error });
            await pause(jittered(tries));
          }
        }
      }),
  };
}

async function once<T>(session: ClientSession, work: (tx: Transaction) => Promise<T>, deadline: number): Promise<T> {
  session.startTransaction();
  let result: T;
  try {
    result = await work(new MongoTransaction(session));
  } catch (error) {
    // the server forgets an abandoned transaction by itself
    await session.abortTransaction().catch(() => undefined);
    throw error;
  }
  await commit(session, deadline);
  return result;
}

/** Committing twice is harmless, so an answer that did not arrive is asked for again. */
async function commit(session: ClientSession, deadline: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (!isUnknownOutcome(error) || performance.now() > deadline) throw error;
      await pause(jittered(tries));
    }
  }
}

function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError') || isBrokenSocket(error);
}

function isUnknownOutcome(error: unknown): boolean {
  return hasLabel(error, 'UnknownTransactionCommitResult') || isBrokenSocket(error);
}

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel(label);
}

function jittered(tries: number): number {
  return Math.random() * Math.min(firstPauseMs * 1.5 ** tries, longestPauseMs);
}
