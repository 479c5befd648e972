import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { descriptionRoute, openDoor, restDoor, type OpenParts, type RestParts } from '../../rest/index.ts';
import { Failure } from '../../shared/errors/index.ts';
import type { Settings } from '../config/settings.ts';
import { graphqlDoor, type GraphqlParts } from '../graphql/index.ts';
import { createAnswerFailure, createAnswerUnrouted } from './answer-failure.ts';
import { createAuthentication, type AuthenticationParts } from './authenticate.ts';
import { correlationIdOf } from './correlation.ts';
import { helmetOptions } from './headers.ts';
import { healthRoutes, type HealthChecks } from './health.ts';
import { acceptJsonOnly } from './json-body.ts';
import { answerMalformedHttp, answerOddRequests, namesOneHost } from './malformed-http.ts';
import { letGoWhenStopping, refuseWhileStarting } from './phase.ts';
import { withoutQueries } from './request-log.ts';
import { timeLimits } from './time-limits.ts';

export interface ServerParts {
  readonly settings: Settings;
  readonly logger: FastifyBaseLogger;
  readonly authentication: AuthenticationParts;
  readonly graphql: GraphqlParts;
  readonly rest: RestParts;
  readonly open: OpenParts;
  readonly health: HealthChecks;
  /** Further public pages, where they are switched on. */
  readonly pages: readonly ((app: FastifyInstance) => void)[];
}

const largestBody = 256 * 1024;
const slowestRequestMs = 30_000;
/** As long as a URL can be at all: the routes say themselves what an id looks like. */
const longestParameter = 16 * 1024;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { settings, logger } = parts;
  const answerFailure = createAnswerFailure(parts.rest.clock);
  const answerUnrouted = createAnswerUnrouted(answerFailure);
  const app = fastify({
    loggerInstance: withoutQueries(logger),
    genReqId: correlationIdOf,
    logController: new LogController({ requestIdLogLabel: 'correlationId' }),
    bodyLimit: largestBody,
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    ...timeLimits(slowestRequestMs),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: longestParameter },
    forceCloseConnections: 'idle',
    // a request that still arrives on a connection that was kept open is answered as usual
    return503OnClosing: false,
    clientErrorHandler: answerMalformedHttp,
    frameworkErrors: (error, request, reply) => {
      answerUnrouted(error, request, reply);
    },
  });
  letGoWhenStopping(app, parts.health.phase);
  acceptJsonOnly(app);
  answerOddRequests(app);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  await app.register(helmet, helmetOptions(settings.isProduction));
  await app.register(cors, {
    origin: settings.corsOrigins.length > 0 ? [...settings.corsOrigins] : false,
    credentials: true,
    methods,
    exposedHeaders: ['x-correlation-id', 'etag'],
    // what is no proper preflight would get an answer in plain text
    strictPreflight: false,
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (namesOneHost(request)) {
      done();
      return;
    }
    void reply.header('connection', 'close');
    done(new Failure('BAD_USER_INPUT', { text: 'Name one host in the headers.' }));
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((request, reply) => answerFailure(new Failure('NOT_FOUND'), request, reply));
  healthRoutes(app, parts.health);
  descriptionRoute(app);
  for (const page of parts.pages) page(app);
  openDoor(app, parts.open);
  const authenticate = createAuthentication(parts.authentication);
  app.register(async (scope) => {
    scope.addHook('onRequest', refuseWhileStarting(parts.health.phase));
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
