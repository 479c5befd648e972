import { z } from 'zod';
import type { OidcClientStatus } from '../../oidc-client/index.ts';
import type { Dialect } from './dialect.ts';
import type { HttpAnswer } from './http.ts';
import { later, misconfigured, timedOut, type Outcome, type Setback } from './outcome.ts';

const envelope = z.object({
  response: z.object({ clientId: z.string(), status: z.string() }).nullish(),
  errors: z.array(z.object({ errorCode: z.string() })).nullish(),
});

export interface Expected {
  readonly clientId: string;
  readonly status: OidcClientStatus;
}

/** At least, whatever it says about when to come back. */
const pauseWhenLimitedMs = 1_000;

const unknownPath: ReadonlySet<number> = new Set([404, 405]);

const outOfContract = later('UPSTREAM_CONTRACT', true);

/** What an answer means, whatever its status says: HTTP 200 with `errors` is a failure. */
export function readAnswer(
  answer: HttpAnswer,
  expected: Expected,
  call: 'create' | 'update',
  dialect: Dialect,
): Outcome {
  const failure = readStatus(answer);
  if (failure !== null) return failure;
  const { status } = answer;
  const read = envelope.safeParse(answer.body);
  if (!read.success) return outOfContract;
  const { response, errors } = read.data;
  const codes = (errors ?? []).map(({ errorCode }) => errorCode);
  if (codes.length > 0) {
    return response === null || response === undefined ? readCodes(codes, call, dialect) : outOfContract;
  }
  if (status >= 400 || response === null || response === undefined) return outOfContract;
  const isAsSent = response.clientId === expected.clientId && response.status.toUpperCase() === expected.status;
  return isAsSent ? { kind: 'delivered' } : outOfContract;
}

function readCodes(codes: readonly string[], call: 'create' | 'update', dialect: Dialect): Outcome {
  if (call === 'update' && codes.includes('invalid_client_id')) return { kind: 'missing' };
  const duplicate = codes.find((code) => dialect.duplicates.has(code));
  if (call === 'create' && duplicate !== undefined) return { kind: 'there', code: duplicate };
  const refusal = codes.find((code) => dialect.refusals.has(code));
  if (refusal !== undefined) return { kind: 'refused', code: refusal };
  if (codes.some((code) => dialect.faults.has(code))) return misconfigured('CLOCK_OR_FORM', true);
  // whatever else it says, a database that is down included, is said with a text that must go nowhere
  return later('SERVER_ERROR', true);
}

/** What a look-up says of a client. */
export function readLookUp(answer: HttpAnswer, clientId: string): Outcome | 'absent' {
  // what is no JSON comes from something that stands in between
  if (answer.status === 404 && (answer.text === '' || answer.body !== undefined)) return 'absent';
  const failure = readStatus(answer);
  if (failure !== null) return failure;
  const { response, errors } = envelope.safeParse(answer.body).data ?? {};
  if (errors?.some(({ errorCode }) => errorCode === 'invalid_client_id') === true) return 'absent';
  const isThere = answer.status < 300 && response?.clientId === clientId;
  return isThere ? { kind: 'there', code: 'duplicate_client_id' } : outOfContract;
}

/** What the status says by itself; null where the body counts. */
function readStatus({ status, body, retryAfterMs }: HttpAnswer): Setback | null {
  if (status === 401) return misconfigured('UNAUTHORIZED', true);
  if (status === 403) return misconfigured('FORBIDDEN', true);
  if (status === 429) return later('RATE_LIMITED', false, Math.max(retryAfterMs ?? 0, pauseWhenLimitedMs));
  // somebody in between has given up waiting
  if (status === 504) return later(timedOut, true, retryAfterMs);
  if (status >= 500) return later('SERVER_ERROR', true, retryAfterMs);
  // a server that knows no such path says so in a form of its own
  const codes = envelope.safeParse(body).data?.errors?.length ?? 0;
  return unknownPath.has(status) && codes === 0 ? misconfigured('NOT_AT_THIS_ADDRESS', true) : null;
}
