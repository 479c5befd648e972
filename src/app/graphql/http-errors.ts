import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpFailureOf, withFailure } from '../../shared/http/failure.ts';

/** A failure outside of any GraphQL execution, in GraphQL's own shape; also for addresses that belong to no door. */
export function answerGraphqlFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = httpFailureOf(error, request);
  const { code, text: message } = failure;
  return withFailure(reply, failure).send({ errors: [{ message, extensions: { code, correlationId: request.id } }] });
}
