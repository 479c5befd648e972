import { setTimeout as delay } from 'node:timers/promises';
import { createRemoteJWKSet, customFetch, errors } from 'jose';
import { withPauseAfterFailure } from '../shared/pause-after-failure.ts';
import type { KeySource } from './access-token.ts';
import { discoverKeySetUri, discoveryUrl, fetchKeySet } from './issuer-documents.ts';
import { unavailable } from './refusal.ts';

const timeoutMs = 5_000;
/** A token with an unknown key makes us ask again, but not more often than this: anyone can make up such tokens. */
const cooldownMs = 10_000;
/** From this age on the keys are fetched anew, but while that fails they stay in use until they are `oldestMs`. */
const refreshAfterMs = 10 * 60_000;
const oldestMs = 60 * 60_000;
/** How long the one request that starts a refresh waits for it before it goes on with the keys that are there. */
const refreshWaitMs = 1_000;

interface Options {
  readonly issuer: string;
  /** Null: from the issuer's discovery document, which is read again with every fetch, so that it may move. */
  readonly jwksUri: string | null;
}

/** Nothing is fetched before the first token: the issuer may come up after us. */
export function createRemoteKeys({ issuer, jwksUri }: Options): KeySource {
  let fetchedAt: number | null = null;

  const fetchKeys = withPauseAfterFailure(async (signal: AbortSignal) => {
    const keySet = await fetchKeySet(jwksUri ?? (await discoverKeySetUri(issuer, signal)), signal);
    fetchedAt = performance.now();
    return Response.json(keySet);
  });

  const keys = createRemoteJWKSet(new URL(jwksUri ?? discoveryUrl(issuer)), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: oldestMs,
    [customFetch]: (_url, { signal }) => fetchKeys(signal),
  });

  async function refreshWhenDue(): Promise<void> {
    const isDue = fetchedAt !== null && performance.now() - fetchedAt > refreshAfterMs;
    if (!isDue || keys.reloading) return;
    // a failure is no one's trouble until the keys are too old; then the next reload reports it
    const refreshed = keys.reload().catch(() => undefined);
    await Promise.race([refreshed, delay(refreshWaitMs, undefined, { ref: false })]);
  }

  return async (header, token) => {
    try {
      await refreshWhenDue();
      return await keys(header, token);
    } catch (error) {
      throw isAboutTheToken(error) ? error : unavailable(error);
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}
