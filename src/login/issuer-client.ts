import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import type { Failure } from '../shared/errors/index.ts';
import { refusal } from './refusal.ts';
import type { Transaction } from './transaction.ts';

type Proofs = Pick<Transaction, 'state' | 'nonce' | 'codeVerifier'>;

export interface IssuedTokens {
  readonly accessToken: string;
  readonly idToken: string | null;
}

/** The page of the issuer that asks who it is. */
export async function authorizationUrl(
  configuration: Configuration,
  redirectUri: string,
  { state, nonce, codeVerifier }: Proofs,
): Promise<string> {
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return url.href;
}

/** Swaps the code in what the browser brought back. `callback` is the redirect address with the query as it came. */
export async function exchangeCode(
  configuration: Configuration,
  callback: URL,
  { state, nonce, codeVerifier }: Proofs,
): Promise<IssuedTokens> {
  try {
    const tokens = await authorizationCodeGrant(configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    return { accessToken: tokens.access_token, idToken: tokens.id_token ?? null };
  } catch (error) {
    throw exchangeFailure(error);
  }
}

/**
 * Where the issuer ends its own session; null where it has no such place. Issuers refuse addresses with a fragment, where
 * the portal keeps its pages: the way back leads to its first.
 */
export function endSessionUrl(configuration: Configuration, address: string, idToken: string | null): string | null {
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  const hint = idToken === null ? {} : { id_token_hint: idToken };
  const [page = ''] = address.split('#', 1);
  return buildEndSessionUrl(configuration, { post_logout_redirect_uri: page, ...hint }).href;
}

const passing = new Set(['temporarily_unavailable', 'server_error']);

function exchangeFailure(error: unknown): Failure {
  if (error instanceof AuthorizationResponseError) {
    return refusal(passing.has(error.error) ? 'ISSUER_UNAVAILABLE' : 'DENIED', reasonOf(error));
  }
  if (error instanceof ResponseBodyError) {
    const reason = error.error === 'invalid_grant' ? 'CODE_REFUSED' : 'ISSUER_REFUSES';
    return refusal(reason, reasonOf(error));
  }
  return refusal('ISSUER_UNAVAILABLE', reasonOf(error));
}

const codeShape = /^[\w.:-]{1,64}$/;

/** For the log: codes only. The causes of the library's errors can hold whole answers, tokens included. */
export function reasonOf(error: unknown): Error {
  const { name = 'Error', code, error: said } = error as { name?: string; code?: unknown; error?: unknown };
  const codes = [code, said].filter((part): part is string => typeof part === 'string' && codeShape.test(part));
  return new Error(['login:', name, ...codes].join(' '));
}
