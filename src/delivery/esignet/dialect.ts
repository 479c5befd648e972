import type { OidcClientRecord } from '../../oidc-client/index.ts';

/** How the versions of eSignet differ. */
export interface Dialect {
  readonly name: 'java-1' | 'go-2';
  /** Members of the request of a create, and of an update. Nothing else may stand there. */
  readonly toCreate: (client: OidcClientRecord) => object;
  readonly toUpdate: (client: OidcClientRecord) => object;
  /** Codes by which it says that it will never take this content. */
  readonly refusals: ReadonlySet<string>;
  /** Codes of a create that mean that client or key are there already. */
  readonly duplicates: ReadonlySet<string>;
  /** Codes that complain about the call itself: its time, or its form, of which we are sure. */
  readonly faults: ReadonlySet<string>;
  /** It can be asked for a client. Where it can, a create asks first: it answers a duplicate as an error of its own. */
  readonly canRead: boolean;
}
