import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type ClientSession, type Connection } from 'mongoose';
import { Failure } from '../errors/index.ts';
import { StaleDecision, type Transaction, type UnitOfWork } from '../unit-of-work.ts';
import { Attempt, outcomeUnknown } from './attempt.ts';
import { isBrokenSocket } from './outage.ts';

/** The driver's own `withTransaction` goes on for 120 s, which no caller waits for. */
const retryBudgetMs = 2_000;
const usualPatienceMs = 3_000;
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
  maxCommitTimeMS: usualPatienceMs,
} as const;

type Work<T> = (tx: Transaction) => Promise<T>;

export function createUnitOfWork(connection: Connection): UnitOfWork {
  const inSession = <T>(work: (session: ClientSession) => Promise<T>): Promise<T> =>
    connection.getClient().withSession({ defaultTransactionOptions: transactionOptions }, work);
  return {
    run: (work, { isDone, patienceMs = usualPatienceMs } = {}) => {
      const attempt = new Attempt();
      return attempt.within(
        patienceMs,
        inSession((session) => untilWritten(session, work, attempt, isDone)),
      );
    },
  };
}

async function untilWritten<T>(
  session: ClientSession,
  work: Work<T>,
  attempt: Attempt,
  isDone: Work<boolean> | undefined,
): Promise<T> {
  const deadline = performance.now() + retryBudgetMs;
  for (let tries = 0; ; tries += 1) {
    try {
      const result = await prepared(session, work);
      attempt.beginCommit();
      if (!(await commit(session, deadline))) await assertThere(session, isDone);
      return result;
    } catch (error) {
      if (!isTransient(error)) throw error;
      attempt.endCommit();
      if (performance.now() > deadline) throw givenUp(error);
      await pause(jittered(tries));
    }
  }
}

async function prepared<T>(session: ClientSession, work: Work<T>): Promise<T> {
  session.startTransaction();
  try {
    return await work(new MongoTransaction(session));
  } catch (error) {
    // the server forgets an abandoned transaction by itself
    await session.abortTransaction().catch(() => undefined);
    throw error;
  }
}

/** Committing twice is harmless, so an answer that did not arrive is asked for again. False when it never came. */
async function commit(session: ClientSession, deadline: number): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    try {
      await session.commitTransaction();
      return true;
    } catch (error) {
      if (!isUnknownOutcome(error)) throw error;
      if (performance.now() > deadline) return false;
      await pause(jittered(tries));
    }
  }
}

/** Reads back what a commit without an answer has done, by the session's next transaction: it ends the one before. */
async function assertThere(session: ClientSession, isDone: Work<boolean> | undefined): Promise<void> {
  const found = isDone === undefined ? null : await readBack(session, isDone);
  if (found === null) throw outcomeUnknown();
  if (!found) throw new Failure('UNAVAILABLE');
}

/** Null when that cannot be read either. */
async function readBack(session: ClientSession, isDone: Work<boolean>): Promise<boolean | null> {
  try {
    const found = await prepared(session, isDone);
    await session.commitTransaction();
    return found;
  } catch {
    return null;
  }
}

function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError') || isBrokenSocket(error);
}

const writeConflict = 112;

/** Where others keep writing the same, the database is there: what was read is old by now. */
function givenUp(error: unknown): Error {
  const isContended = error instanceof mongoose.mongo.MongoServerError && error.code === writeConflict;
  return isContended
    ? new StaleDecision('others write it', { cause: error })
    : new Failure('UNAVAILABLE', { cause: error });
}

/**
 * Only this label says that nothing was committed. The driver labels most of what leaves it open, not all: a server that
 * cannot be found, a write concern that was not met, a bare error of a socket over which the driver itself stumbles.
 */
function isUnknownOutcome(error: unknown): boolean {
  return !hasLabel(error, 'TransientTransactionError');
}

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel(label);
}

function jittered(tries: number): number {
  return Math.random() * Math.min(firstPauseMs * 1.5 ** tries, longestPauseMs);
}
