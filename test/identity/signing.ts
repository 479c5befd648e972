import { expect } from '@jest/globals';
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { createIdentityProvider, type Credentials, type Identity, type KeySource } from '../../src/identity/index.ts';
import type { Failure } from '../../src/shared/errors/index.ts';

export const issuer = 'https://idp.example.org/realms/mosip';
export const audience = 'partner-gateway';

export type Claims = Readonly<Record<string, unknown>>;
export type Header = Readonly<Record<string, unknown>>;

export interface Signer {
  readonly keys: KeySource;
  /** `payload` as text is signed as it stands, whatever it is. */
  sign(payload: Claims | string, header?: Header): Promise<string>;
}

export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

/** What a good access token says. */
export function goodClaims(): Claims {
  return { iss: issuer, aud: audience, sub: '4711', preferred_username: 'ada', exp: secondsFromNow(300) };
}

export async function createSigner(alg = 'ES256'): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: alg, alg }] }),
    sign: (payload, header = {}) => signWith(privateKey, payload, { alg, kid: alg, ...header }),
  };
}

export function signWith(key: CryptoKey | Uint8Array, payload: Claims | string, header: Header): Promise<string> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const { alg, ...others } = header;
  // lets jose sign with any extension that a case declares critical
  const crit = Object.fromEntries(Object.keys(others).map((name) => [name, true]));
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ ...others, alg: String(alg) })
    .sign(key, { crit });
}

/** Unsigned parts, for tokens that no library would make. */
export function encoded(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

export function identifyWith(
  keys: KeySource,
  tokens: string | readonly string[],
  options: { readonly rolesClaim?: string; readonly audiences?: readonly string[]; readonly issuer?: string } = {},
): Promise<Identity> {
  const credentials: Credentials = { tokens: [tokens].flat(), from: 'bearer' };
  const provider = createIdentityProvider({
    issuer,
    audiences: [audience, 'mosip-pms-client'],
    rolesClaim: 'realm_access.roles',
    keys,
    ...options,
  });
  return provider.identify(credentials);
}

/** The failure and its private reason; fails the test where there is none. */
export async function failureOf(outcome: Promise<unknown>): Promise<Failure> {
  return outcome.then(
    () => {
      throw new Error('was accepted');
    },
    (failure: unknown) => failure as Failure,
  );
}

export function reasonOf({ cause }: Failure): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Refused, looking like every refusal from outside, and for this very reason. */
export async function expectRefused(keys: KeySource, token: string, reason: RegExp): Promise<void> {
  const failure = await failureOf(identifyWith(keys, token));
  expect(failure).toMatchObject({ code: 'UNAUTHENTICATED', http: 401, text: 'Authentication failed.' });
  expect(reasonOf(failure)).toMatch(reason);
}
