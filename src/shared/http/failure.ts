import type { FastifyError, FastifyRequest } from 'fastify';
import { Failure, type FailureCode } from '../errors/index.ts';
import { failureOf } from '../failure-of.ts';

/** What the HTTP server itself refuses: its own codes, as failures of ours. */
const serverFailures: Readonly<Record<string, readonly [code: FailureCode, http: number, text: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['LIMIT_EXCEEDED', 413, 'The request is larger than allowed.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['BAD_USER_INPUT', 415, 'Send `content-type: application/json` in UTF-8.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_USER_INPUT', 400, 'The body is not as long as its header says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_USER_INPUT', 400, 'The body is empty.'],
};

/** The failure to show for any error of a request; what is unexpected goes to the log with its cause. */
export function httpFailureOf(error: FastifyError, request: FastifyRequest): Failure {
  const failure = serverFailureOf(error) ?? failureOf(error);
  if (failure.http >= 500) request.log.error({ err: failure.cause ?? error }, 'request failed');
  else if (failure.cause !== undefined) request.log.info({ reason: String(failure.cause) }, 'request refused');
  return failure;
}

function serverFailureOf({ code, statusCode = 500 }: Partial<FastifyError>): Failure | null {
  const known = code === undefined ? undefined : serverFailures[code];
  if (known !== undefined) return new Failure(known[0], { http: known[1], text: known[2] });
  return code?.startsWith('FST_') === true && statusCode < 500
    ? new Failure('BAD_USER_INPUT', { http: statusCode })
    : null;
}
