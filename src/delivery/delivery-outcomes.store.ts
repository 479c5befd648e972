import type { OidcClientRecord } from '../oidc-client/index.ts';
import { byStages, Collection, fromNow, literal, now, sessionOf, type Stage } from '../shared/mongo/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import type { DeliveryRecord, RefusedDelivery } from './delivery.record.ts';

const unleased: Stage = { lease: null, leaseUntil: literal(new Date(0)), updatedAt: now };
/** The later of the two: nothing known of an earlier call is forgotten. */
export const callOpenFor = (ms: number): Stage => ({ callOpenUntil: { $max: ['$callOpenUntil', fromNow(ms)] } });
const noted = (ms: number | null): Stage => (ms === null ? {} : callOpenFor(ms));
/** A create that was begun is sent when its token is there, which may be much later. */
const stillOpenFor = (ms: number | null): Stage =>
  ms === null ? {} : { createOpenUntil: { $cond: [{ $eq: ['$createOpenUntil', null] }, null, fromNow(ms)] } };
const isCallOpen = { $gt: ['$callOpenUntil', now] };
/** Who sends an old request again is told what came of it: longer than that is remembered. */
const mostUndone = 100;
const withUndone = (refusal: RefusedDelivery): Stage => ({
  refusal: literal(refusal),
  undone: { $slice: [{ $concatArrays: [{ $ifNull: ['$undone', []] }, [literal(refusal)]] }, -mostUndone] },
});
/** After the last moment of an open call the latest record is sent once more. */
const pauseAfterOpenCallMs = 500;

/** A delivery in hand: as it stood before it was taken. */
export interface Claim {
  readonly delivery: DeliveryRecord;
  readonly lease: string;
}

interface Setting {
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

/** What a courier notes of a delivery in its hands: each note is the last thing that its lease allows. */
export class DeliveryOutcomes extends Collection<DeliveryRecord> {
  /** A later version that was written meanwhile stays due. */
  delivered(claim: Claim, client: OidcClientRecord, checkMs: number): Promise<boolean> {
    const isBehind = { $gt: ['$version', client.version] };
    const nextCheck = { $cond: [isCallOpen, { $add: ['$callOpenUntil', pauseAfterOpenCallMs] }, fromNow(checkMs)] };
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

  /** Eventually: it is behind, or what was delivered of it is lost. */
  later(claim: Claim, { code, pauseMs, firstSent, isCreateOver, callOpenMs, known }: Setting): Promise<boolean> {
    return this.settle(claim, [
      {
        $set: {
          ...unleased,
          state: 'PENDING',
          behindSince: { $cond: [{ $eq: ['$state', 'DELIVERED'] }, now, '$behindSince'] },
          checkAt: null,
          attempts: { $add: ['$attempts', 1] },
          error: { code, at: now },
          // at once means in its old place
          dueAt: pauseMs === 0 ? '$behindSince' : fromNow(pauseMs),
          firstSent,
          ...(isCreateOver ? { createOpenUntil: null } : stillOpenFor(callOpenMs)),
          ...noted(callOpenMs),
          ...(known === undefined ? {} : { known: literal(known) }),
        },
      },
    ]);
  }

  /** A check that could not be made: it stays delivered. */
  checkLater(claim: Claim, pauseMs: number, callOpenMs: number | null): Promise<boolean> {
    return this.settle(claim, [{ $set: { ...unleased, checkAt: fromNow(pauseMs), ...noted(callOpenMs) } }]);
  }

  /** Sent by one that had lost its lease, over what others may have delivered meanwhile. */
  async doubt(id: string, callOpenMs: number): Promise<void> {
    const checkAt = { $cond: [{ $eq: ['$state', 'DELIVERED'] }, now, '$checkAt'] };
    await this.model.updateOne({ _id: id }, [{ $set: { ...callOpenFor(callOpenMs), checkAt } }], byStages);
  }

  /** It stands as it is, and eSignet differs. A later version that was written meanwhile stays due. */
  refused(claim: Claim, refusal: RefusedDelivery, known: OidcClientRecord | null): Promise<boolean> {
    const isBehind = { $gt: ['$version', refusal.version] };
    return this.settle(claim, [
      {
        $set: {
          ...unleased,
          state: { $cond: [isBehind, 'PENDING', 'REFUSED'] },
          refusal: literal(refusal),
          error: { code: refusal.code, at: now },
          known: literal(known),
          createOpenUntil: null,
          checkAt: null,
        },
      },
    ]);
  }

  /** The record went back to what eSignet has; that is to be delivered now (see `want`). */
  restored(tx: Transaction, claim: Claim, refusal: RefusedDelivery): Promise<boolean> {
    return this.settle(claim, [{ $set: { ...unleased, ...withUndone(refusal), createOpenUntil: null } }], tx);
  }

  /** The client is withdrawn; `firstSent` stays where eSignet has it, switched off. */
  withdrawn(tx: Transaction, claim: Claim, refusal: RefusedDelivery, firstSent: number | null): Promise<boolean> {
    const stage = {
      ...unleased,
      state: 'REFUSED',
      ...withUndone(refusal),
      error: { code: refusal.code, at: now },
      known: null,
      firstSent,
      createOpenUntil: null,
      checkAt: null,
    };
    return this.settle(claim, [{ $set: stage }], tx);
  }

  release(claim: Claim, firstSent: number | null, isCreateOver: boolean): Promise<boolean> {
    const stage = { ...unleased, firstSent, ...(isCreateOver ? { createOpenUntil: null } : {}) };
    return this.settle(claim, [{ $set: stage }]);
  }

  /**
   * eSignet has it from somebody else. Noted before anything is done about it: who takes it next must not believe that
   * what is there came from here, and write over it.
   */
  foreign(claim: Claim): Promise<boolean> {
    return this.settle(claim, [{ $set: { firstSent: null, createOpenUntil: null } }]);
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
