import { z } from 'zod';
import { Failure, problem, Refusal } from '../shared/errors/index.ts';
import { DoorRefusal } from './door-refusal.ts';
import { readRequest, type Envelope } from './envelope.ts';

/** MOSIP's answer, version 2 (contract 4.2): another name for the time, and the id of the API in every answer. */
export interface EnvelopeV2 extends Omit<Envelope, 'responsetime'> {
  readonly responseTime: string;
}

const version = '1.0';

export function successEnvelopeV2(id: string, response: unknown, now: Date): EnvelopeV2 {
  return { id, version, responseTime: now.toISOString(), metadata: null, response, errors: [] };
}

export function errorEnvelopeV2(id: string, errorCode: string, message: string, now: Date): EnvelopeV2 {
  return { ...successEnvelopeV2(id, null, now), errors: [{ errorCode, message }] };
}

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const wrapper = z.object({
  id: z.string().nullish(),
  version: z.string().nullish(),
  requestTime: z.union([z.literal(''), z.string().regex(timestamp)]).nullish(),
});
type Wrapper = z.infer<typeof wrapper>;

type Check = readonly [
  errorCode: string,
  text: string,
  isBroken: (request: Wrapper, expected: { id: string; now: Date }) => boolean,
];

const isAbsent = (text: string | null | undefined): boolean => text === undefined || text === null || text === '';

/** The validator of the calls that have one, in its order (contract 4.4). */
const checks: readonly Check[] = [
  ['PMS_REQUEST_ERROR_002', 'The id of the request is not the one of this call.', ({ id }, its) => id !== its.id],
  ['PMS_REQUEST_ERROR_004', 'The request has no requestTime.', ({ requestTime }) => isAbsent(requestTime)],
  [
    'PMS_REQUEST_ERROR_006',
    'The requestTime is not of today (UTC).',
    ({ requestTime }, { now }) => requestTime?.slice(0, 10) !== now.toISOString().slice(0, 10),
  ],
  ['PMS_REQUEST_ERROR_003', 'The version of the request must be 1.0.', (request) => request.version !== version],
];

/** The `request` member of a body whose wrapper is held to the letter, unlike that of version 1. */
export function readRequestV2<T>(body: unknown, id: string, shape: z.ZodType<T>, now: Date): T {
  const parsed = wrapper.safeParse(body);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
    throw new Failure('BAD_USER_INPUT', { text: `The request cannot be read: ${places.join(', ')}.` });
  }
  const request = readRequest(body, shape);
  if (request === null) throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
  const broken = checks.find(([, , isBroken]) => isBroken(parsed.data, { id, now }));
  if (broken !== undefined) throw new DoorRefusal(broken[0], broken[1]);
  return request;
}
