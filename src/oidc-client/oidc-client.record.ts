import type { StoredRecord } from '../shared/mongo/index.ts';
import type { PublicJwk } from './public-key.rules.ts';

export type OidcClientStatus = 'ACTIVE' | 'INACTIVE';

export interface LocalizedName {
  /** ISO 639 code of three letters. */
  readonly language: string;
  readonly value: string;
}

/** What its owner can change about a client. */
export interface ClientContent {
  readonly name: string;
  readonly names: readonly LocalizedName[];
  readonly logoUri: string;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly string[];
  readonly clientAuthMethods: readonly string[];
  readonly additionalConfig: Readonly<Record<string, unknown>> | null;
}

/** A relying party's client, under one policy for ever. Its id is derived from its key (contract 1.6). */
export interface OidcClientRecord extends StoredRecord, ClientContent {
  readonly partnerId: string;
  readonly policyId: string;
  readonly publicKey: PublicJwk;
  readonly keyThumbprint: string;
  readonly claims: readonly string[];
  readonly acrValues: readonly string[];
  readonly status: OidcClientStatus;
  /** Why it was switched off with its mapping; null otherwise. */
  readonly statusReason: string | null;
  /** `name` folded for ordering, and the words of all names folded for searching. */
  readonly nameKey: string;
  readonly searchWords: readonly string[];
}
