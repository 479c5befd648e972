import type { JsonWebKey } from 'node:crypto';

/** What an operator sets for a run of the collection. */
export interface FlowSettings {
  readonly title: string;
  readonly partnerId: string;
  /** Who logs in: the partner itself, or a user of its own. */
  readonly user: string;
  readonly partnerType: string;
  readonly domain: string;
  readonly policyType: string;
  readonly policies: object;
  readonly redirectUris: readonly string[];
}

/** The certificates and the key that scripts make beforehand. */
export interface Papers {
  readonly ca: string;
  readonly intermediate: string;
  readonly leaf: string;
  readonly publicKey: JsonWebKey;
}

export const organization = 'IITB';
