import { randomInt } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import { StaleDecision, type Fences } from '../unit-of-work.ts';
import { pointReadBudgetMs } from './collection.ts';
import { inTime } from './in-time.ts';
import { isDuplicateKey } from './outage.ts';
import { sessionOf } from './transaction.ts';

interface FenceDocument {
  _id: string;
  epoch: number;
  uses: number;
}

/** Who relies on a decision writes one stripe at random, so that many can do so at once; who changes it writes all. */
const stripes = 256;

export function createFences(connection: Connection): Fences {
  const model = connection.model<FenceDocument>(
    'Fence',
    new Schema<FenceDocument>(
      { _id: String, epoch: { type: Number, required: true }, uses: { type: Number, required: true } },
      { collection: 'fences', versionKey: false },
    ),
  );
  return {
    async epochOf(thing) {
      const first = await inTime(pointReadBudgetMs, model.findById(stripeOf(thing, 0)).lean().exec());
      return first?.epoch ?? 0;
    },
    async rely(tx, thing, epoch) {
      try {
        await model.updateOne(
          { _id: stripeOf(thing, randomInt(stripes)), epoch },
          { $inc: { uses: 1 } },
          { upsert: true, session: sessionOf(tx) },
        );
      } catch (error) {
        // the stripe stands at another epoch, or was made by another transaction since this one began
        if (isDuplicateKey(error)) throw new StaleDecision(thing, { cause: error });
        throw error;
      }
    },
    async decide(tx, thing) {
      const updates = Array.from({ length: stripes }, (_, stripe) => ({
        updateOne: { filter: { _id: stripeOf(thing, stripe) }, update: { $inc: { epoch: 1, uses: 0 } }, upsert: true },
      }));
      await model.bulkWrite(updates, { session: sessionOf(tx) });
    },
  };
}

function stripeOf(thing: string, stripe: number): string {
  return `${thing}#${stripe}`;
}
