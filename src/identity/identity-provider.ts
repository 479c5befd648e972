import { errors, type JWTPayload } from 'jose';
import { Failure } from '../shared/errors/index.ts';
import { verifyAccessToken, type KeySource } from './access-token.ts';
import { findUserId, rolesOf } from './claims.ts';
import type { Credentials } from './credentials.ts';
import { TokenRefused, unauthenticated, unavailable } from './refusal.ts';

export interface Identity {
  readonly userId: string;
  readonly roles: ReadonlySet<string>;
}

/** A token that was good enough, and what it says. */
export interface AcceptedToken {
  readonly token: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
}

/** Both throw `Failure`: UNAUTHENTICATED, or UNAVAILABLE where the issuer's keys cannot be had. */
export interface IdentityProvider {
  identify(credentials: Credentials): Promise<Identity>;
  accept(credentials: Credentials): Promise<AcceptedToken>;
}

interface Options {
  readonly issuer: string;
  /** Each is accepted in `aud` or as `azp`. */
  readonly audiences: readonly string[];
  /** Claim that holds the roles, names parted by dots. */
  readonly rolesClaim: string;
  readonly keys: KeySource;
}

/** Each one costs a signature check, and the sender decides how many there are. */
const mostTokens = 4;

export function createIdentityProvider({ rolesClaim, ...rules }: Options): IdentityProvider {
  const accept = async ({ tokens }: Credentials): Promise<AcceptedToken> => {
    const reasons: string[] = [];
    let outage: Failure | null = null;
    for (const token of tokens.slice(0, mostTokens)) {
      try {
        const claims = await verifyAccessToken(token, rules);
        return { token, claims, identity: identityOf(claims, rolesClaim) };
      } catch (error) {
        const reason = findReason(error);
        if (reason === null) outage ??= error instanceof Failure ? error : unavailable(error);
        else reasons.push(reason);
      }
    }
    throw outage ?? unauthenticated(reasons.length === 0 ? 'no token' : reasons.join('; '));
  };
  return { accept, identify: async (credentials) => (await accept(credentials)).identity };
}

function identityOf(payload: JWTPayload, rolesClaim: string): Identity {
  const userId = findUserId(payload);
  if (userId === null) throw new TokenRefused('no usable user id');
  return { userId, roles: rolesOf(payload, rolesClaim) };
}

/** Why the token is bad; null where the fault is not the token's. */
function findReason(error: unknown): string | null {
  if (error instanceof TokenRefused) return error.message;
  if (error instanceof errors.JOSEError) return joseReason(error);
  return null;
}

/** Of jose's errors only code and claim: their messages and causes hold header values and the whole payload. */
function joseReason(error: errors.JOSEError): string {
  const named = error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
  return named ? `${error.code} (${error.claim}: ${error.reason})` : error.code;
}
