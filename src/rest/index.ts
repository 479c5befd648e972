import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors/index.ts';
import { httpFailureOf, withFailure } from '../shared/http/failure.ts';
import { apiKeyRoutes, type ApiKeyParts } from './api-key.routes.ts';
import { certificateRoutes, type CertificateParts } from './certificate.routes.ts';
import { clientListRoutes } from './client-list.routes.ts';
import { clientRoutes, type RestParts as ClientParts } from './client.routes.ts';
import { DoorRefusal } from './door-refusal.ts';
import { partnerTypeRoutes } from './partner-type.routes.ts';
import { errorEnvelopeV2 } from './envelope-v2.ts';
import { errorEnvelope } from './envelope.ts';
import { deviceListRoutes } from './device-list.routes.ts';
import { pairListRoutes } from './pair-list.routes.ts';
import { partnerListRoutes } from './partner-list.routes.ts';
import { answerLoginFailure, prefersPage } from './login-page.ts';
import { takeIdempotencyKeys } from './idempotency-key.ts';
import { issuanceRoutes, type IssuanceParts } from './issuance.routes.ts';
import { partnerRoutes, type PartnerParts } from './partner.routes.ts';
import { policyMappingRoutes, type PolicyMappingParts } from './policy-mapping.routes.ts';
import { policyDoor, type PolicyManagementParts } from './policy.routes.ts';
import { shownProblem, type FieldNames } from './problems.ts';
import { loginRoutes, sessionRoutes, type SessionParts } from './session.routes.ts';
import { userConsentRoutes, type UserConsentParts } from './user-consent.routes.ts';

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
  ApiKeyParts &
  UserConsentParts;

export { descriptionRoute } from './description.ts';

/** Where the REST door stands. */
export const restPrefix = '/v1/';

/** The documented MOSIP endpoints, as a thin adapter over the same services that GraphQL uses. */
export function restDoor(app: FastifyInstance, parts: RestParts): void {
  app.setErrorHandler((error, request, reply) => answerRestFailure(error, request, reply, parts.clock()));
  takeIdempotencyKeys(app);
  app.register(
    (scope, _options, done) => {
      clientRoutes(scope, parts);
      clientListRoutes(scope, parts);
      partnerRoutes(scope, parts);
      partnerTypeRoutes(scope, parts);
      partnerListRoutes(scope, parts);
      pairListRoutes(scope, parts);
      deviceListRoutes(scope, parts);
      certificateRoutes(scope, parts);
      policyMappingRoutes(scope, parts);
      issuanceRoutes(scope, parts);
      apiKeyRoutes(scope, parts);
      userConsentRoutes(scope, parts);
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

export type OpenParts = SessionParts;

/** What is asked before there is a token, or to get one. */
export function openDoor(app: FastifyInstance, parts: OpenParts): void {
  app.register(
    async (scope) => {
      scope.setErrorHandler((error, request, reply) => answerRestFailure(error, request, reply, parts.clock()));
      scope.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      await scope.register(cookies);
      sessionRoutes(scope, parts);
      scope.register((pages, _options, done) => {
        pages.setErrorHandler((error, request, reply) =>
          prefersPage(request)
            ? answerLoginFailure(error, request, reply, parts.login)
            : answerRestFailure(error, request, reply, parts.clock()),
        );
        loginRoutes(pages, parts);
        done();
      });
    },
    { prefix: `${restPrefix}partnermanager` },
  );
}

export function answerRestFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): FastifyReply {
  // the documented service answers these in version 1, whatever the call
  if (error instanceof DoorRefusal) return reply.code(200).send(errorEnvelope(error.errorCode, error.text, now));
  if (error instanceof Refusal) {
    const { api, fieldNames = {} } = request.routeOptions.config;
    const { http, errorCode, message } = shownProblem(error, fieldNames);
    const envelope =
      api === undefined ? errorEnvelope(errorCode, message, now) : errorEnvelopeV2(api, errorCode, message, now);
    return reply.code(http).send(envelope);
  }
  const failure = httpFailureOf(error, request);
  return withFailure(reply, failure).send(errorEnvelope(failure.mosip, failure.text, now));
}
