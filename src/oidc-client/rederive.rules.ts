import { differenceOf, type Grants, type GrantsDifference } from '../policy/index.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';

/** Why a client keeps what it has, although the tables have changed. */
export type LeftReason = 'POLICY_GONE' | 'NO_CLAIMS' | 'NO_ACR_VALUES' | 'CHANGED_BY_OTHERS';

export type Verdict =
  | { readonly kind: 'SAME' }
  | ({ readonly kind: 'DIFFERS' } & Derived)
  | { readonly kind: 'LEFT'; readonly why: LeftReason };

interface Derived {
  readonly grants: Grants;
  readonly difference: GrantsDifference;
}

/**
 * What the tables of today make of a client; `grants` null: its policy is gone. One that would be left without claims or
 * ACR values is not changed: nobody could log in with it any more, which is for a person to decide.
 */
export function judgeDerivation(client: OidcClientRecord, grants: Grants | null): Verdict {
  if (grants === null) return { kind: 'LEFT', why: 'POLICY_GONE' };
  if (grants.claims.length === 0) return { kind: 'LEFT', why: 'NO_CLAIMS' };
  if (grants.acrValues.length === 0) return { kind: 'LEFT', why: 'NO_ACR_VALUES' };
  const difference = differenceOf(grants, client);
  // another order of the same is no difference
  const isSame = Object.values(difference).every((list: readonly string[]) => list.length === 0);
  return isSame ? { kind: 'SAME' } : { kind: 'DIFFERS', grants, difference };
}

/** Whatever its status: one that is inactive can come back, and eSignet has it too. */
export function derivedClient(client: OidcClientRecord, { claims, acrValues }: Grants, now: Date): OidcClientRecord {
  return { ...client, claims, acrValues, version: client.version + 1, updatedAt: now };
}
