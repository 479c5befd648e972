import type { Transaction } from '../shared/unit-of-work.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';

/** What came of handing one version of a client to eSignet, as far as it is known. */
export type DeliveryOutcome =
  | { readonly state: 'DELIVERED' }
  /** It will be tried until it is decided. */
  | { readonly state: 'PENDING' }
  /** `undone`: the change was taken back. Otherwise it stands here, and eSignet differs. */
  | { readonly state: 'REFUSED'; readonly code: string; readonly undone: boolean };

/** Where clients are handed on to eSignet. */
export interface ClientDelivery {
  /** Waits a bounded time for this version to be delivered or refused. */
  outcomeOf(id: string, version: number): Promise<DeliveryOutcome>;
  /** Whether eSignet has kept, switched off, a client that was withdrawn. */
  keeps(id: string): Promise<boolean>;
}

/** Takes part in the transaction of every write of a client: its create, or a change of it. */
export type AfterClientWrite = (tx: Transaction, client: OidcClientRecord, write: 'create' | 'change') => Promise<void>;
