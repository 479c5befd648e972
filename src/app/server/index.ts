import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { answerNotFound, restDoor, restPrefix, type RestParts } from '../../rest/index.ts';
import type { Settings } from '../config/settings.ts';
import { graphqlDoor, type GraphqlParts } from '../graphql/index.ts';
import { answerFailure } from '../graphql/http-errors.ts';
import { createAuthentication, type AuthenticationParts } from './authenticate.ts';
import { correlationIdOf } from './correlation.ts';
import { healthRoutes, type HealthChecks } from './health.ts';
import { acceptJsonOnly } from './json-body.ts';
import { answerMalformedHttp } from './malformed-http.ts';
import { Failure } from '../../shared/errors/index.ts';

export interface ServerParts {
  readonly settings: Settings;
  readonly logger: FastifyBaseLogger;
  readonly authentication: AuthenticationParts;
  readonly graphql: GraphqlParts;
  readonly rest: RestParts;
  readonly health: HealthChecks;
  /** Further public pages, where they are switched on. */
  readonly pages: readonly ((app: FastifyInstance) => void)[];
}

const largestBody = 256 * 1024;
const slowestRequestMs = 30_000;

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { settings, logger } = parts;
  const app = fastify({
    loggerInstance: logger,
    genReqId: correlationIdOf,
    logController: new LogController({ requestIdLogLabel: 'correlationId' }),
    bodyLimit: largestBody,
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    connectionTimeout: slowestRequestMs,
    requestTimeout: slowestRequestMs,
    http: { headersTimeout: slowestRequestMs, requestTimeout: slowestRequestMs },
    routerOptions: { ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    clientErrorHandler: answerMalformedHttp,
    frameworkErrors: (error, request, reply) => {
      void answerFailure(error, request, reply);
    },
  });
  acceptJsonOnly(app);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: settings.isProduction,
    xFrameOptions: { action: 'deny' },
  });
  await app.register(cors, {
    origin: settings.corsOrigins.length > 0 ? [...settings.corsOrigins] : false,
    credentials: true,
    exposedHeaders: ['x-correlation-id'],
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith(restPrefix)
      ? answerNotFound(request, reply, parts.rest.clock())
      : answerFailure(new Failure('NOT_FOUND'), request, reply),
  );
  healthRoutes(app, parts.health);
  for (const page of parts.pages) page(app);
  const authenticate = createAuthentication(parts.authentication);
  app.register(async (scope) => {
    scope.addHook('onRequest', authenticate);
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    await scope.register(async (inner) => {
      await graphqlDoor(inner, parts.graphql);
    });
    scope.register((inner, _options, done) => {
      restDoor(inner, parts.rest);
      done();
    });
  });
  return app;
}
