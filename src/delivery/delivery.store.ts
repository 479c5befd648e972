import type { ClientSession, Connection, QueryFilter } from 'mongoose';
import type { OidcClientRecord } from '../oidc-client/index.ts';
import { Collection, sessionOf, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { deliveryModel } from './delivery.model.ts';
import type { DeliveryRecord, DeliveryState, Hold, RefusedDelivery } from './delivery.record.ts';

type Expression = unknown;
type Stage = Readonly<Record<string, Expression>>;

/** All times are the database's own: couriers of several gateways need no common clock. */
const now = '$$NOW';
const inTime = (ms: number): Expression => ({ $add: [now, ms] });
const literal = (value: unknown): Expression => ({ $literal: value });
const orNull = (field: string): Expression => ({ $ifNull: [`$${field}`, null] });
const unleased: Stage = { lease: null, leaseUntil: literal(new Date(0)), updatedAt: now };
const hasPassed = (field: string): Expression => ({ $lte: [`$${field}`, now] });
/** The later of the two: nothing known of an earlier call is forgotten. */
const callOpenFor = (ms: number): Stage => ({ callOpenUntil: { $max: ['$callOpenUntil', inTime(ms)] } });
const noted = (ms: number | null): Stage => (ms === null ? {} : callOpenFor(ms));
const isCallOpen = { $gt: ['$callOpenUntil', now] };
/** After the last moment of an open call the latest record is sent once more. */
const pauseAfterOpenCallMs = 500;

/** Updates are pipelines, whose times are set here. */
const byStages = { updatePipeline: true, timestamps: false } as const;

/** In place of the first version that was sent: whatever eSignet has, it is not from us. */
export const adopted = 0;

/** A delivery in hand: as it stood before it was taken. */
export interface Claim {
  readonly delivery: DeliveryRecord;
  readonly lease: string;
}

export interface Setting {
  readonly code: string;
  readonly pauseMs: number;
  readonly firstSent: number | null;
  /** No create is open: none was sent, or eSignet has answered it. */
  readonly isCreateOver: boolean;
  /** A call went unanswered: so long eSignet may be at work on it. */
  readonly callOpenMs: number | null;
  /** What eSignet has, where that has changed all the same. */
  readonly known?: OidcClientRecord;
}

export class DeliveryStore extends Collection<DeliveryRecord> {
  constructor(connection: Connection) {
    super(deliveryModel(connection));
  }

  behind(states: readonly DeliveryState[]): ListQueries<DeliveryRecord> {
    return this.list({ state: { $in: states } });
  }

  /** In the transaction that writes the client: from then on eSignet is behind. */
  want(tx: Transaction, client: OidcClientRecord): Promise<void> {
    return this.makePending(client, sessionOf(tx));
  }

  /** Once more, whether or not it was delivered. */
  again(client: OidcClientRecord): Promise<void> {
    return this.makePending(client, null);
  }

  /** A client that was never handed on by us: eSignet may have it from elsewhere, an import or the service before this. */
  async adopt(client: OidcClientRecord): Promise<void> {
    await this.makePending(client, null, adopted);
  }

  private async makePending(
    { id, partnerId, version }: OidcClientRecord,
    session: ClientSession | null,
    sentBefore: number | null = null,
  ): Promise<void> {
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
          firstSent: { $ifNull: ['$firstSent', sentBefore] },
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
   * well. What is taken is noted as sent before it is: a courier that dies leaves behind that it may have been. A lease
   * that was not given back is one whose courier died with a call under way.
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
    const sent = {
      $cond: [{ $eq: ['$deliveredVersion', null] }, { $ifNull: ['$firstSent', '$version'] }, '$firstSent'],
    };
    const whenDied = callOpenFor(callOpenMs).callOpenUntil;
    const callOpenUntil = { $cond: [{ $eq: [orNull('lease'), null] }, orNull('callOpenUntil'), whenDied] };
    const stage = { $set: { lease, leaseUntil: inTime(leaseMs), firstSent: sent, callOpenUntil } };
    const found = await this.model
      .findOneAndUpdate(filter as QueryFilter<DocumentOf<DeliveryRecord>>, [stage], {
        sort,
        returnDocument: 'before',
        ...byStages,
      })
      .lean<DocumentOf<DeliveryRecord> | null>();
    if (found === null) return null;
    const { _id: id, ...rest } = found;
    return { delivery: { id, ...rest }, lease };
  }

  /**
   * Leave to send a create, which from now on is open until it is answered or that much time has passed. False while an
   * earlier one is open: eSignet would work on both, and the one that ends last would win.
   */
  async beginCreate({ delivery, lease }: Claim, openMs: number): Promise<boolean> {
    const filter = { _id: delivery.id, lease, $expr: hasPassed('createOpenUntil') };
    const stage = { $set: { createOpenUntil: inTime(openMs) } };
    const { matchedCount } = await this.model.updateOne(
      filter as QueryFilter<DocumentOf<DeliveryRecord>>,
      [stage],
      byStages,
    );
    return matchedCount === 1;
  }

  /** A later version that was written meanwhile stays due. */
  delivered(claim: Claim, client: OidcClientRecord, checkMs: number): Promise<boolean> {
    const isBehind = { $gt: ['$version', client.version] };
    const nextCheck = { $cond: [isCallOpen, { $add: ['$callOpenUntil', pauseAfterOpenCallMs] }, inTime(checkMs)] };
    return this.settle(claim, [
      {
        $set: {
          ...unleased,
          deliveredVersion: client.version,
          known: literal(client),
          firstSent: null,
          createOpenUntil: null,
          attempts: 0,
          error: null,
          state: { $cond: [isBehind, 'PENDING', 'DELIVERED'] },
          behindSince: { $cond: [isBehind, now, '$behindSince'] },
          checkAt: { $cond: [isBehind, null, nextCheck] },
          callOpenUntil: { $cond: [isCallOpen, '$callOpenUntil', null] },
        },
      },
      { $set: { dueAt: '$behindSince' } },
    ]);
  }

  later(claim: Claim, { code, pauseMs, firstSent, isCreateOver, callOpenMs, known }: Setting): Promise<boolean> {
    return this.settle(claim, [
      {
        $set: {
          ...unleased,
          attempts: { $add: ['$attempts', 1] },
          error: { code, at: now },
          // at once means in its old place
          dueAt: pauseMs === 0 ? '$behindSince' : inTime(pauseMs),
          firstSent,
          ...(isCreateOver ? { createOpenUntil: null } : {}),
          ...noted(callOpenMs),
          ...(known === undefined ? {} : { known: literal(known) }),
        },
      },
    ]);
  }

  /** A check that could not be made: it stays delivered. */
  checkLater(claim: Claim, pauseMs: number, callOpenMs: number | null): Promise<boolean> {
    return this.settle(claim, [{ $set: { ...unleased, checkAt: inTime(pauseMs), ...noted(callOpenMs) } }]);
  }

  /** Sent by one that had lost its lease, over what others may have delivered meanwhile. */
  async doubt(id: string, callOpenMs: number): Promise<void> {
    const checkAt = { $cond: [{ $eq: ['$state', 'DELIVERED'] }, now, '$checkAt'] };
    await this.model.updateOne({ _id: id }, [{ $set: { ...callOpenFor(callOpenMs), checkAt } }], byStages);
  }

  /** Nothing that was sent before can still be carried out. */
  async isQuiet({ delivery: { id } }: Claim): Promise<boolean> {
    const filter = { _id: id, $expr: hasPassed('callOpenUntil') };
    return (await this.model.countDocuments(filter as QueryFilter<DocumentOf<DeliveryRecord>>)) === 1;
  }

  /** It stands as it is, and eSignet differs. */
  refused(claim: Claim, refusal: RefusedDelivery, tx: Transaction | null = null): Promise<boolean> {
    return this.settle(
      claim,
      [
        {
          $set: {
            ...unleased,
            state: 'REFUSED',
            refusal: literal(refusal),
            error: { code: refusal.code, at: now },
            createOpenUntil: null,
            checkAt: null,
          },
        },
      ],
      tx,
    );
  }

  /** The record went back to what eSignet has; that is to be delivered now (see `want`). */
  restored(tx: Transaction, claim: Claim, refusal: RefusedDelivery): Promise<boolean> {
    return this.settle(claim, [{ $set: { ...unleased, refusal: literal(refusal), createOpenUntil: null } }], tx);
  }

  /** The client is withdrawn; `firstSent` stays where eSignet has it, switched off. */
  withdrawn(tx: Transaction, claim: Claim, refusal: RefusedDelivery, firstSent: number | null): Promise<boolean> {
    const stage = {
      ...unleased,
      state: 'REFUSED',
      refusal: literal(refusal),
      error: { code: refusal.code, at: now },
      known: null,
      firstSent,
      createOpenUntil: null,
      checkAt: null,
    };
    return this.settle(claim, [{ $set: stage }], tx);
  }

  /** Of what is still in hand. A courier that cannot say so any more loses it to others. */
  async renew(claims: readonly Claim[], leaseMs: number): Promise<void> {
    const filter = {
      _id: { $in: claims.map(({ delivery }) => delivery.id) },
      lease: { $in: claims.map(({ lease }) => lease) },
    };
    await this.model.updateMany(filter, [{ $set: { leaseUntil: inTime(leaseMs) } }], byStages);
  }

  release(claim: Claim, isCreateOver: boolean): Promise<boolean> {
    return this.settle(claim, [{ $set: { ...unleased, ...(isCreateOver ? { createOpenUntil: null } : {}) } }]);
  }

  /** eSignet is back: what has failed since its trouble began is due, in its old place. */
  async allDue(troubleMs: number): Promise<void> {
    const isOfTrouble = { $expr: { $gte: ['$error.at', inTime(-Math.ceil(troubleMs))] } };
    const filter = { state: 'PENDING', attempts: { $gt: 0 }, ...isOfTrouble } as QueryFilter<
      DocumentOf<DeliveryRecord>
    >;
    await this.model.updateMany(filter, [{ $set: { dueAt: '$behindSince' } }], byStages);
  }

  /** eSignet has lost something: all of it is to be looked at. */
  async checkAll(): Promise<void> {
    await this.model.updateMany({ state: 'DELIVERED' }, [{ $set: { checkAt: now } }], byStages);
  }

  /** False when the lease has passed to another courier, which alone may write. */
  private async settle({ delivery, lease }: Claim, stages: Stage[], tx: Transaction | null = null): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne({ _id: delivery.id, lease }, stages, {
      ...byStages,
      ...(tx === null ? {} : { session: sessionOf(tx) }),
    });
    return matchedCount === 1;
  }
}
