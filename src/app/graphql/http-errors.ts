import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpFailureOf } from '../../shared/http/failure.ts';

/** A failure outside of any GraphQL execution, in GraphQL's own shape; also for addresses that belong to no door. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, text, http } = httpFailureOf(error as FastifyError, request);
  return reply.code(http).send({ errors: [{ message: text, extensions: { code, correlationId: request.id } }] });
}
