import { z } from 'zod';
import { NoAnswer, type HttpAnswer, type Send } from './http.ts';
import { later, misconfigured } from './outcome.ts';

/** Where the gateway gets its own token from: client credentials (RFC 6749, 4.4). */
export interface TokenSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ServiceToken {
  get(): Promise<string>;
  /** It was not accepted: the next one is a new one. */
  drop(token: string): void;
}

const grant = z.object({ access_token: z.string().min(1).max(16_384), expires_in: z.number().positive().optional() });
const defaultLifeSeconds = 60;
/** Of its life a token is used for this part, so that none expires on its way. */
const usedPart = 0.8;

export function createServiceToken(settings: TokenSettings, send: Send): ServiceToken {
  let current: { readonly value: string; readonly until: number } | null = null;
  let pending: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const askedAt = performance.now();
    const { value, lifeSeconds } = readGrant(await request(settings, send));
    current = { value, until: askedAt + lifeSeconds * usedPart * 1_000 };
    return value;
  }

  return {
    async get() {
      if (current !== null && performance.now() < current.until) return current.value;
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
    drop(token) {
      if (current?.value === token) current = null;
    },
  };
}

/** Whatever went wrong here, eSignet has heard nothing yet. */
async function request({ tokenUrl, clientId, clientSecret }: TokenSettings, send: Send): Promise<HttpAnswer> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  try {
    return await send({
      method: 'POST',
      url: tokenUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const setback =
      error.setback.kind === 'later' ? later('TOKEN_UNAVAILABLE', false) : misconfigured('TOKEN_REFUSED', false);
    throw new NoAnswer(setback, error);
  }
}

function readGrant({ status, body }: HttpAnswer): { value: string; lifeSeconds: number } {
  if (status === 429 || status >= 500) throw new NoAnswer(later('TOKEN_UNAVAILABLE', false));
  const read = grant.safeParse(body);
  if (status >= 400 || !read.success) throw new NoAnswer(misconfigured('TOKEN_REFUSED', false));
  return { value: read.data.access_token, lifeSeconds: read.data.expires_in ?? defaultLifeSeconds };
}
