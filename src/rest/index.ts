import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors/index.ts';
import { httpFailureOf } from '../shared/http/failure.ts';
import { apiKeyRoutes, type ApiKeyParts } from './api-key.routes.ts';
import { clientRoutes, type RestParts as ClientParts } from './client.routes.ts';
import { errorEnvelope } from './envelope.ts';
import { policyMappingRoutes, type PolicyMappingParts } from './policy-mapping.routes.ts';
import { shownProblem, type FieldNames } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    fieldNames?: FieldNames;
  }
}

export type RestParts = ClientParts & PolicyMappingParts & ApiKeyParts;

/** Where the REST door stands. */
export const restPrefix = '/v1/';

/** The documented MOSIP endpoints, as a thin adapter over the same services that GraphQL uses. */
export function restDoor(app: FastifyInstance, parts: RestParts): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, parts));
  app.register(
    (scope, _options, done) => {
      clientRoutes(scope, parts);
      policyMappingRoutes(scope, parts);
      apiKeyRoutes(scope, parts);
      done();
    },
    { prefix: `${restPrefix}partnermanager` },
  );
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply, now: Date): FastifyReply {
  return reply.code(404).send(errorEnvelope('PMS_COR_002', 'There is nothing at this address.', now));
}

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  { clock }: RestParts,
): FastifyReply {
  if (error instanceof Refusal) {
    const { http, errorCode, message } = shownProblem(error, request.routeOptions.config.fieldNames ?? {});
    return reply.code(http).send(errorEnvelope(errorCode, message, clock()));
  }
  const failure = httpFailureOf(error, request);
  return reply.code(failure.http).send(errorEnvelope(failure.mosip, failure.text, clock()));
}
