import { z } from 'zod';
import { Failure } from '../shared/errors/index.ts';

/** MOSIP's answer, version 1 (contract 4.2): all six keys, always. */
export interface Envelope {
  readonly id: string | null;
  readonly version: string | null;
  readonly responsetime: string;
  readonly metadata: null;
  readonly response: unknown;
  readonly errors: readonly { readonly errorCode: string; readonly message: string }[];
}

export function successEnvelope(response: unknown, now: Date): Envelope {
  return { id: null, version: null, responsetime: now.toISOString(), metadata: null, response, errors: [] };
}

export function errorEnvelope(errorCode: string, message: string, now: Date): Envelope {
  return {
    id: 'mosip.partnermanagement',
    version: '1.0',
    responsetime: now.toISOString(),
    metadata: null,
    response: null,
    errors: [{ errorCode, message }],
  };
}

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Scripts in the field send any id, version and metadata; only a time that is none is refused (contract 4.1). */
const requestWrapper = z.object({
  requesttime: z.union([z.literal(''), z.string().regex(timestamp)]).nullish(),
  request: z.unknown().optional(),
});

/** The `request` member of a body. Members that are not known are ignored, as the documented service does. */
export function readRequest<T>(body: unknown, shape: z.ZodType<T>): T | null {
  const { request } = readable(requestWrapper.safeParse(body));
  return request === undefined || request === null
    ? null
    : readable(z.object({ request: shape }).safeParse(body)).request;
}

function readable<T>(parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new Failure('BAD_USER_INPUT', { text: `The request cannot be read. ${faults.slice(0, 10).join('; ')}` });
}
