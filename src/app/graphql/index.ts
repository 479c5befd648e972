import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { Failure } from '../../shared/errors/index.ts';
import { callerOf } from '../../shared/http/caller-of.ts';
import type { GraphqlContext } from './context.ts';
import { errorsPlugin, formatError } from './errors-plugin.ts';
import { answerFailure } from './http-errors.ts';

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly logger: FastifyBaseLogger;
  /** "Did you mean …" in error messages: kind to people who explore, telling to others. */
  readonly suggestions: boolean;
}

const documentCacheBytes = 20 * 1024 * 1024;
const mostTokens = 5_000;

/** One request of the GraphQL-over-HTTP specification; batches are not offered. */
const requestShape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

export async function graphqlDoor(scope: FastifyInstance, parts: GraphqlParts): Promise<void> {
  const apollo = new ApolloServer<GraphqlContext>({
    schema: parts.schema,
    logger: parts.logger,
    formatError,
    csrfPrevention: true,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !parts.suggestions,
    stopOnTerminationSignals: false,
    documentStore: new InMemoryLRUCache<DocumentNode>({ maxSize: documentCacheBytes }),
    parseOptions: { maxTokens: mostTokens },
    plugins: [
      errorsPlugin(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  scope.addHook('onClose', () => apollo.stop());
  scope.setErrorHandler(answerFailure);
  scope.get('/graphql', () => {
    throw new Failure('BAD_USER_INPUT', { http: 405, text: 'Send operations by POST.' });
  });
  scope.post('/graphql', async (request, reply) => {
    const context: GraphqlContext = { caller: callerOf(request), log: request.log };
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: headersOf(request),
        search: '',
        body: assertRequestShape(request.body),
      },
      context: () => Promise.resolve(context),
    });
    for (const [name, value] of answer.headers) reply.header(name, value);
    if (answer.body.kind === 'chunked') throw new Error('incremental delivery is not offered');
    return reply.code(answer.status ?? 200).send(answer.body.string);
  });
}

/** The parsed body as it came: the executor reads it itself, this only says what is wrong with it in our own words. */
function assertRequestShape(body: unknown): unknown {
  const parsed = requestShape.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new Failure('BAD_USER_INPUT', { text: `This is not a GraphQL request. ${faults.join('; ')}` });
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
