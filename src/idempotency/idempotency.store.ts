import { createHash } from 'node:crypto';
import mongoose, { type Connection, type Model, type Query } from 'mongoose';
import type { Caller } from '../shared/caller.ts';
import type { Intent } from '../shared/intent.ts';
import { byStages, inTime, isDuplicateKey, literal, now, pointReadBudgetMs, sessionOf } from '../shared/mongo/index.ts';
import { StaleDecision, type Transaction } from '../shared/unit-of-work.ts';
import { idempotencyModel, type KeptIntentDocument } from './idempotency.model.ts';
import type { KeptIntent, Reference } from './idempotency.record.ts';

type Outcome = Pick<Reference, 'id' | 'version'>;

/** Another request with the same key is being written at this moment. */
export class KeyBusy extends StaleDecision {}

export class IdempotencyStore {
  private readonly model: Model<KeptIntentDocument>;

  constructor(connection: Connection) {
    this.model = idempotencyModel(connection);
  }

  async find(caller: Caller, { key }: Intent, tx: Transaction | null = null): Promise<KeptIntent | null> {
    const session = tx && sessionOf(tx);
    const found = await inTime(
      pointReadBudgetMs,
      this.model.findById(idOf(caller, key)).session(session).lean().exec(),
    );
    return found === null ? null : { id: found._id, fingerprint: found.fingerprint, reference: found.reference };
  }

  /**
   * In the transaction of the write, before everything else: of several with one key only one comes through. Takes the
   * place of `spent`, whose record is gone. Throws KeyBusy when another one holds the key.
   */
  async keep(
    tx: Transaction | null,
    caller: Caller,
    { key, fingerprint }: Intent,
    reference: Reference,
    spent: KeptIntent | null,
  ): Promise<void> {
    const _id = idOf(caller, key);
    // without a spent one nothing matches, and a second insert fails
    const place = { _id, fingerprint: spent?.fingerprint ?? '', 'reference.version': spent?.reference.version ?? 0 };
    try {
      // the time is the database's own, which is the one that sweeps
      const document = { _id, fingerprint, reference: literal(reference), keptAt: now };
      const keeping = this.model.updateOne(place, [{ $replaceWith: document }], { ...byStages, upsert: true });
      // a transaction has a limit of its own
      await (tx === null ? briefly(keeping) : keeping.session(sessionOf(tx)));
    } catch (error) {
      if (isDuplicateKey(error) || isWriteConflict(error)) throw new KeyBusy(_id, { cause: error });
      throw error;
    }
  }

  /** What came of it was taken back: the key is free for something better, unless that has come already. */
  async forget(caller: Caller, { key, fingerprint }: Intent, { id, version }: Outcome): Promise<void> {
    const isOfThis = { 'reference.id': id, 'reference.version': version };
    await briefly(this.model.deleteOne({ _id: idOf(caller, key), fingerprint, ...isOfThis }));
  }
}

/** Keys of different callers have nothing to do with each other. */
function idOf({ userId }: Caller, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([userId, key]))
    .digest('base64url');
}

/** Somebody else's transaction on the same key may stay open for long. */
function briefly<R>(query: Query<R, KeptIntentDocument>): Promise<R> {
  return inTime(pointReadBudgetMs, query.maxTimeMS(pointReadBudgetMs).exec());
}

const writeConflict = 112;

function isWriteConflict(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === writeConflict;
}
