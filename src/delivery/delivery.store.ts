import type { ClientSession, Connection, QueryFilter } from 'mongoose';
import type { OidcClientRecord } from '../oidc-client/index.ts';
import {
  byStages,
  fromNow,
  hasPassed,
  inTime,
  literal,
  now,
  pointReadBudgetMs,
  sessionOf,
  type DocumentOf,
} from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { callOpenFor, DeliveryOutcomes, type Claim } from './delivery-outcomes.store.ts';
import { deliveryModel } from './delivery.model.ts';
import type { DeliveryRecord, DeliveryState, Hold } from './delivery.record.ts';

export type { Claim } from './delivery-outcomes.store.ts';

const orNull = (field: string) => ({ $ifNull: [`$${field}`, null] });

/** In place of the first version that was sent: whatever eSignet has, it is not from us. */
export const adopted = 0;

/** Which clients eSignet is behind with, and which of them are in whose hands. */
export class DeliveryStore extends DeliveryOutcomes {
  constructor(connection: Connection) {
    super(deliveryModel(connection));
  }

  behind(states: readonly DeliveryState[]): ListQueries<DeliveryRecord> {
    // what was withdrawn is gone, and nothing can be done about it
    return this.list({ state: { $in: states }, $nor: [{ state: 'REFUSED', 'refusal.undone': true }] });
  }

  /** In the transaction that writes the client: from then on eSignet is behind. */
  want(tx: Transaction, client: OidcClientRecord, write: 'create' | 'change'): Promise<void> {
    return this.makePending(client, sessionOf(tx), write);
  }

  /** Once more, whether or not it was delivered. */
  again(client: OidcClientRecord): Promise<void> {
    return this.makePending(client, null, 'change');
  }

  /**
   * A client that is changed and was never handed on by us is adopted: eSignet may have it from elsewhere, an import or
   * the service before this.
   */
  private async makePending(
    { id, partnerId, version }: OidcClientRecord,
    session: ClientSession | null,
    write: 'create' | 'change',
  ): Promise<void> {
    const isUnknown = { $eq: [{ $type: '$createdAt' }, 'missing'] };
    const isBehind = { $eq: ['$state', 'PENDING'] };
    const fields = ['deliveredVersion', 'refusal', 'known', 'lease', 'createOpenUntil', 'callOpenUntil'];
    const stages = [
      {
        $set: {
          partnerId: literal(partnerId),
          version: { $max: ['$version', version] },
          state: 'PENDING',
          behindSince: { $cond: [isBehind, '$behindSince', now] },
          attempts: 0,
          error: null,
          checkAt: null,
          ...Object.fromEntries(fields.map((field) => [field, orNull(field)])),
          firstSent: write === 'create' ? orNull('firstSent') : { $cond: [isUnknown, adopted, orNull('firstSent')] },
          leaseUntil: { $ifNull: ['$leaseUntil', literal(new Date(0))] },
          createdAt: { $ifNull: ['$createdAt', now] },
          updatedAt: now,
        },
      },
      { $set: { dueAt: '$behindSince' } },
    ];
    const options = { ...byStages, upsert: true, ...(session === null ? {} : { session }) };
    await this.model.updateOne({ _id: id }, stages, options);
  }

  /**
   * Takes what is due into hand, what fell behind first before others. A probe takes what waits for its next try as
   * well. A lease that was not given back is one whose courier died with a call under way.
   */
  async claim(hold: Hold, isProbe: boolean): Promise<Claim | null> {
    const conditions = [hasPassed('leaseUntil'), ...(isProbe ? [] : [hasPassed('dueAt')])];
    return this.take({ state: 'PENDING', $expr: { $and: conditions } }, { dueAt: 1, _id: 1 }, hold);
  }

  /** Takes what was delivered long ago into hand, to see whether it is still there. */
  async claimCheck(hold: Hold): Promise<Claim | null> {
    const filter = {
      state: 'DELIVERED',
      checkAt: { $ne: null },
      $expr: { $and: [hasPassed('leaseUntil'), hasPassed('checkAt')] },
    };
    return this.take(filter, { checkAt: 1 }, hold);
  }

  private async take(
    filter: object,
    sort: Record<string, 1>,
    { lease, leaseMs, callOpenMs }: Hold,
  ): Promise<Claim | null> {
    const whenDied = callOpenFor(callOpenMs).callOpenUntil;
    const callOpenUntil = { $cond: [{ $eq: [orNull('lease'), null] }, orNull('callOpenUntil'), whenDied] };
    const stage = { $set: { lease, leaseUntil: fromNow(leaseMs), callOpenUntil } };
    const taking = this.model
      .findOneAndUpdate(filter as QueryFilter<DocumentOf<DeliveryRecord>>, [stage], {
        sort,
        returnDocument: 'before',
        ...byStages,
      })
      .lean<DocumentOf<DeliveryRecord> | null>()
      .exec();
    // whose answer is lost waits for the end of its lease, and nothing else waits with it
    const found = await inTime(pointReadBudgetMs, taking);
    if (found === null) return null;
    const { _id: id, ...rest } = found;
    return { delivery: { id, ...rest }, lease };
  }

  /**
   * Leave to send a create, which from now on is open until it is answered or that much time has passed. False while an
   * earlier one is open: eSignet would work on both, and the one that ends last would win. It is noted as sent before it
   * is, and not earlier: a courier that dies leaves behind that it may have been.
   */
  async beginCreate({ delivery, lease }: Claim, version: number, openMs: number): Promise<boolean> {
    const filter = { _id: delivery.id, lease, $expr: hasPassed('createOpenUntil') };
    const firstSent = {
      $cond: [{ $eq: ['$deliveredVersion', null] }, { $ifNull: ['$firstSent', version] }, '$firstSent'],
    };
    const stage = { $set: { createOpenUntil: fromNow(openMs), firstSent } };
    const { matchedCount } = await this.model.updateOne(
      filter as QueryFilter<DocumentOf<DeliveryRecord>>,
      [stage],
      byStages,
    );
    return matchedCount === 1;
  }

  /** Nothing that was sent before can still be carried out. */
  async isQuiet({ delivery: { id } }: Claim): Promise<boolean> {
    const filter = { _id: id, $expr: hasPassed('callOpenUntil') };
    return (await this.model.countDocuments(filter as QueryFilter<DocumentOf<DeliveryRecord>>)) === 1;
  }

  /** Of what is still in hand. A courier that cannot say so any more loses it to others. */
  async renew(claims: readonly Claim[], leaseMs: number): Promise<void> {
    const filter = {
      _id: { $in: claims.map(({ delivery }) => delivery.id) },
      lease: { $in: claims.map(({ lease }) => lease) },
    };
    await this.model.updateMany(filter, [{ $set: { leaseUntil: fromNow(leaseMs) } }], byStages);
  }

  /** eSignet is back: what has failed since its trouble began is due, in its old place. */
  async allDue(troubleMs: number): Promise<void> {
    const isOfTrouble = { $expr: { $gte: ['$error.at', fromNow(-Math.ceil(troubleMs))] } };
    const filter = { state: 'PENDING', attempts: { $gt: 0 }, ...isOfTrouble } as QueryFilter<
      DocumentOf<DeliveryRecord>
    >;
    await this.model.updateMany(filter, [{ $set: { dueAt: '$behindSince' } }], byStages);
  }

  /** eSignet has lost something: all of it is to be looked at, first what has waited for that since an earlier loss. */
  async checkAll(): Promise<void> {
    const checkAt = { $min: ['$checkAt', now] };
    await this.model.updateMany({ state: 'DELIVERED' }, [{ $set: { checkAt } }], byStages);
  }
}
