import type { ClientRules } from '../../oidc-client/index.ts';
import type { Dialect } from './dialect.ts';

/** Where a generation of eSignet takes less than the gateway would: told at the doors, before anything is written. */
export const limitsOf: Readonly<
  Record<Dialect['name'], Pick<ClientRules, 'longestUri' | 'longestPartnerId' | 'escapesSlashes'>>
> = {
  'java-1': { escapesSlashes: true },
  'go-2': { longestUri: 1_024, longestPartnerId: 50 },
};

/** So long one may be at work on a call that it does not answer: 60 s were seen of the first, with its database down. */
export const openCallMsOf: Readonly<Record<Dialect['name'], number>> = { 'java-1': 65_000, 'go-2': 15_000 };
