import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure, type FailureCode } from '../errors/index.ts';
import { failureOf } from '../failure-of.ts';

const unauthorized = 401;

/** What the HTTP server itself refuses: its own codes, as failures of ours. */
const serverFailures: Readonly<Record<string, readonly [code: FailureCode, http: number, text: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['LIMIT_EXCEEDED', 413, 'The request is larger than allowed.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['BAD_USER_INPUT', 415, 'Send `content-type: application/json` in UTF-8.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_USER_INPUT', 400, 'The body is not as long as its header says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_USER_INPUT', 400, 'The body is empty.'],
};

/** The failure to show for any error of a request; what is unexpected goes to the log with its cause. */
export function httpFailureOf(error: unknown, request: FastifyRequest): Failure {
  const failure = serverFailureOf(error) ?? failureOf(error);
  if (failure.http >= 500) request.log.error({ code: failure.code, err: failure.cause ?? error }, 'request failed');
  else if (failure.cause instanceof Error) request.log.info({ reason: failure.cause.message }, 'request refused');
  return failure;
}

/** Status and headers of a failure; the body has the shape of the door. */
export function withFailure(reply: FastifyReply, { http }: Failure): FastifyReply {
  if (http === unauthorized) void reply.header('www-authenticate', 'Bearer');
  return reply.code(http);
}

function serverFailureOf(error: unknown): Failure | null {
  const { code, statusCode = 500 } = error as { code?: unknown; statusCode?: number };
  // those of the database are numbers
  if (typeof code !== 'string') return null;
  const known = serverFailures[code];
  if (known !== undefined) return new Failure(known[0], { http: known[1], text: known[2] });
  return code.startsWith('FST_') && statusCode < 500 ? new Failure('BAD_USER_INPUT', { http: statusCode }) : null;
}
