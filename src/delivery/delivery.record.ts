import type { OidcClientRecord } from '../oidc-client/index.ts';
import type { StoredRecord } from '../shared/mongo/index.ts';

export type DeliveryState = 'PENDING' | 'DELIVERED' | 'REFUSED';

/** What eSignet has of a client, by its id. `version` is the one of the client that is to be delivered. */
export interface DeliveryRecord extends StoredRecord {
  readonly partnerId: string;
  readonly state: DeliveryState;
  readonly deliveredVersion: number | null;
  /** Since when eSignet is behind the record; the oldest goes first. */
  readonly behindSince: Date;
  /** When to try next: once it fell behind, or after the pause that follows a failure. */
  readonly dueAt: Date;
  /** Failures since it fell behind. */
  readonly attempts: number;
  readonly error: { readonly code: string; readonly at: Date } | null;
  readonly refusal: RefusedDelivery | null;
  /** What was refused and taken back, the latest last. Absent: nothing was since this is kept. */
  readonly undone?: readonly RefusedDelivery[];
  /** First version that a create was sent of, while it is not known to have arrived. */
  readonly firstSent: number | null;
  /** Until then eSignet may be at work on a create that it has not answered. */
  readonly createOpenUntil: Date | null;
  /** Until then eSignet may still carry out a call that went unanswered, over whatever was delivered since. */
  readonly callOpenUntil: Date | null;
  /** What eSignet has, as it was delivered. */
  readonly known: OidcClientRecord | null;
  /** The courier that has it in hand, and until when. */
  readonly lease: string | null;
  readonly leaseUntil: Date;
  /** When to see whether eSignet still has it. */
  readonly checkAt: Date | null;
}

/** eSignet will not take the versions after `after` up to `version`. */
export interface RefusedDelivery {
  readonly code: string;
  readonly version: number;
  readonly after: number;
  /** The record was taken back to what eSignet has; otherwise it stands, and eSignet differs. */
  readonly undone: boolean;
}

/** How a courier takes a delivery into hand. */
export interface Hold {
  readonly lease: string;
  readonly leaseMs: number;
  /** So long eSignet may be at work on a call that it does not answer. */
  readonly callOpenMs: number;
}
