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

export interface IdentityProvider {
  /** Throws `Failure`: UNAUTHENTICATED, or UNAVAILABLE where the issuer's keys cannot be had. */
  identify(credentials: Credentials): Promise<Identity>;
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
  return {
    async identify({ tokens }) {
      const reasons: string[] = [];
      let outage: Failure | null = null;
      for (const token of tokens.slice(0, mostTokens)) {
        try {
          return identityOf(await verifyAccessToken(token, rules), rolesClaim);
        } catch (error) {
          const reason = findReason(error);
          if (reason === null) outage ??= error instanceof Failure ? error : unavailable(error);
          else reasons.push(reason);
        }
      }
      throw outage ?? unauthenticated(reasons.length === 0 ? 'no token' : reasons.join('; '));
    },
  };
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
