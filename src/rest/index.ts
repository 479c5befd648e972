import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors/index.ts';
import { httpFailureOf, withFailure } from '../shared/http/failure.ts';
import { apiKeyRoutes, type ApiKeyParts } from './api-key.routes.ts';
import { certificateRoutes, type CertificateParts } from './certificate.routes.ts';
import { clientRoutes, type RestParts as ClientParts } from './client.routes.ts';
import { errorEnvelope } from './envelope.ts';
import { issuanceRoutes, type IssuanceParts } from './issuance.routes.ts';
import { partnerRoutes, type PartnerParts } from './partner.routes.ts';
import { policyMappingRoutes, type PolicyMappingParts } from './policy-mapping.routes.ts';
import { policyDoor, type PolicyManagementParts } from './policy.routes.ts';
import { shownProblem, type FieldNames } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    fieldNames?: FieldNames;
  }
}

export type RestParts = ClientParts &
  PartnerParts &
  CertificateParts &
  PolicyManagementParts &
  PolicyMappingParts &
  IssuanceParts &
  ApiKeyParts;

/** Where the REST door stands. */
export const restPrefix = '/v1/';

/** The documented MOSIP endpoints, as a thin adapter over the same services that GraphQL uses. */
export function restDoor(app: FastifyInstance, parts: RestParts): void {
  app.setErrorHandler((error, request, reply) => answerRestFailure(error, request, reply, parts.clock()));
  app.register(
    (scope, _options, done) => {
      clientRoutes(scope, parts);
      partnerRoutes(scope, parts);
      certificateRoutes(scope, parts);
      policyMappingRoutes(scope, parts);
      issuanceRoutes(scope, parts);
      apiKeyRoutes(scope, parts);
      done();
    },
    { prefix: `${restPrefix}partnermanager` },
  );
  app.register(
    (scope, _options, done) => {
      policyDoor(scope, parts.policyManagement);
      done();
    },
    { prefix: `${restPrefix}policymanager/policies` },
  );
}

export function answerRestFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): FastifyReply {
  if (error instanceof Refusal) {
    const { http, errorCode, message } = shownProblem(error, request.routeOptions.config.fieldNames ?? {});
    return reply.code(http).send(errorEnvelope(errorCode, message, now));
  }
  const failure = httpFailureOf(error, request);
  return withFailure(reply, failure).send(errorEnvelope(failure.mosip, failure.text, now));
}
