import type { Intent } from './intent.ts';

/** Who is asking. Made once per request, handed to every use case as its first argument. */
export interface Caller {
  /** `preferred_username` of the token, else its `sub`. */
  readonly userId: string;
  readonly roles: ReadonlySet<string>;
  /** Ids of the partners that this user owns, as they are now. Who asks at the same time shares a read; where roles suffice there is none. */
  readonly ownedPartnerIds: () => Promise<readonly string[]>;
  readonly correlationId: string;
  /** Where the request came from, for the audit trail; null for what the gateway does by itself. */
  readonly sourceAddress: string | null;
  /** Absent: what is asked for is done as often as it is asked for. */
  readonly intent?: Intent;
}
