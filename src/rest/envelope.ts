import { z } from 'zod';
import { Failure } from '../shared/errors/index.ts';

/** MOSIP's answer, version 1 (contract 4.2): all six keys, always. */
export interface Envelope {
  readonly id: string | null;
  readonly version: string | null;
  readonly responsetime: string;
  readonly metadata: object | null;
  readonly response: unknown;
  readonly errors: readonly { readonly errorCode: string; readonly message: string }[];
}

export function successEnvelope(response: unknown, now: Date, metadata: object | null = null): Envelope {
  return { id: null, version: null, responsetime: now.toISOString(), metadata, response, errors: [] };
}

/** Of problems with the shape of a request the documented service does not say whose they are. */
const shapeError = 'PMS_COR_001';

export function errorEnvelope(errorCode: string, message: string, now: Date): Envelope {
  const isOfShape = errorCode === shapeError;
  return {
    id: isOfShape ? null : 'mosip.partnermanagement',
    version: isOfShape ? null : '1.0',
    responsetime: now.toISOString(),
    metadata: null,
    response: null,
    errors: [{ errorCode, message }],
  };
}

/** Scripts in the field send any id, version and metadata; only a time that is none is refused (contract 4.1). */
const requestWrapper = z.object({
  requesttime: z.string().refine(isTime, 'must be a time such as 2026-01-31T12:00:00.000Z').nullish(),
  request: z.unknown().optional(),
});

function isTime(text: string): boolean {
  if (text === '') return true;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

/** The `request` member of a body. Members that are not known are ignored, as the documented service does. */
export function readRequest<T>(body: unknown, shape: z.ZodType<T>): T | null {
  const { request } = readable(requestWrapper.safeParse(body));
  return request === undefined || request === null
    ? null
    : readable(z.object({ request: shape }).safeParse(body)).request;
}

const mostFaults = 10;

function readable<T>(parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, mostFaults).map(({ path, message }) => `${placeOf(path)}: ${message}`);
  throw new Failure('BAD_USER_INPUT', { text: `The request cannot be read. ${faults.join('; ')}` });
}

/** Fields have names of ours; further down only indexes are shown, since the members of a map are named by the sender. */
function placeOf([top, field, ...inner]: readonly PropertyKey[]): string {
  const named = [top, field].filter((part) => part !== undefined).map(String);
  const indexes = inner.filter((part) => typeof part === 'number').map((index) => `[${index}]`);
  return named.length === 0 ? 'body' : `${named.join('.')}${indexes.join('')}`;
}
