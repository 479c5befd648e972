import { createHash, randomBytes } from 'node:crypto';
import type { Persona } from './personas.ts';

/** What somebody who has chosen a persona may be told, and by whom it may be asked for. */
interface CodeGrant {
  readonly persona: Persona;
  readonly redirectUri: string;
  /** PKCE with S256 (RFC 7636). */
  readonly codeChallenge: string;
  readonly nonce: string | null;
}

export interface AuthorizationCodes {
  issue(grant: CodeGrant): string;
  /** Null where there is no such code for who asks; a code is gone once it was asked for. */
  redeem(code: string, redirectUri: string, codeVerifier: string): CodeGrant | null;
}

const lifetimeMs = 60_000;
/** One developer logs in now and then; what is beyond this is forgotten, the oldest first. */
const mostCodes = 100;
const codeBytes = 32;

/** `now` in milliseconds, of a clock that never goes back. */
export function createAuthorizationCodes(now: () => number = () => performance.now()): AuthorizationCodes {
  const grants = new Map<string, CodeGrant & { readonly until: number }>();
  return {
    issue(grant) {
      const [oldest] = grants.keys();
      if (grants.size >= mostCodes && oldest !== undefined) grants.delete(oldest);
      const code = randomBytes(codeBytes).toString('base64url');
      grants.set(code, { ...grant, until: now() + lifetimeMs });
      return code;
    },
    redeem(code, redirectUri, codeVerifier) {
      const grant = grants.get(code);
      grants.delete(code);
      if (grant === undefined || now() > grant.until) return null;
      const isForThem = grant.redirectUri === redirectUri && grant.codeChallenge === challengeOf(codeVerifier);
      return isForThem ? grant : null;
    },
  };
}

function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}
