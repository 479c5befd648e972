import { z } from 'zod';
import type { Envelope } from './envelope.ts';

/** Policy management answers without `metadata` where all went well (contract 4.2), and with it otherwise. */
type PolicyEnvelope = Omit<Envelope, 'metadata'>;

const textOrNothing = z.string().nullish().catch(null);
const echoed = z.object({ id: textOrNothing, version: textOrNothing });

/** `body` is given where the answer repeats the id and the version of the request. */
export function policySuccess(response: unknown, now: Date, body?: unknown): PolicyEnvelope {
  const echo = echoed.safeParse(body);
  return {
    id: echo.data?.id ?? null,
    version: echo.data?.version ?? null,
    responsetime: now.toISOString(),
    response,
    errors: [],
  };
}

export function policyError(errorCode: string, message: string, now: Date): Envelope {
  return {
    id: null,
    version: null,
    responsetime: now.toISOString(),
    metadata: null,
    response: null,
    errors: [{ errorCode, message }],
  };
}
