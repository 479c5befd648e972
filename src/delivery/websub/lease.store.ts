import type { Connection, Model } from 'mongoose';
import { byStages, fromNow, hasPassed, literal } from '../../shared/mongo/index.ts';
import { leaseModel, type LeaseDocument } from './lease.model.ts';

const never = new Date(0);

/** Things that one gateway does for all, by the clock of the database. */
export class LeaseStore {
  readonly model: Model<LeaseDocument>;

  constructor(connection: Connection) {
    this.model = leaseModel(connection);
  }

  /** Takes or renews it. False while somebody else has it. */
  async hold(id: string, holder: string, leaseMs: number): Promise<boolean> {
    await this.model.updateOne({ _id: id }, { $setOnInsert: { holder: null, until: never } }, { upsert: true });
    const isMine = { $eq: ['$holder', literal(holder)] };
    const { matchedCount } = await this.model.updateOne(
      { _id: id, $expr: { $or: [isMine, hasPassed('until')] } },
      [{ $set: { holder: literal(holder), until: fromNow(leaseMs) } }],
      byStages,
    );
    return matchedCount === 1;
  }

  async release(id: string, holder: string): Promise<void> {
    await this.model.updateOne({ _id: id, holder }, { $set: { holder: null, until: never } });
  }
}
