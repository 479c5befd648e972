import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Failure } from '../../shared/errors/index.ts';
import { callerOf } from '../../shared/http/caller-of.ts';
import type { GraphqlContext } from './context.ts';
import { errorsPlugin, formatError } from './errors-plugin.ts';
import { answerGraphqlFailure } from './http-errors.ts';
import { findMediaType } from './media-type.ts';
import { readOperation } from './operation.ts';

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly logger: FastifyBaseLogger;
  /** "Did you mean …" in error messages: kind to people who explore, telling to others. */
  readonly suggestions: boolean;
}

const documentCacheBytes = 20 * 1024 * 1024;
const mostTokens = 5_000;
const otherMethods = ['GET', 'PUT', 'PATCH', 'DELETE'];

export async function graphqlDoor(scope: FastifyInstance, parts: GraphqlParts): Promise<void> {
  const apollo = new ApolloServer<GraphqlContext>({
    schema: parts.schema,
    logger: parts.logger,
    formatError,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !parts.suggestions,
    stopOnTerminationSignals: false,
    documentStore: new InMemoryLRUCache<DocumentNode>({ maxSize: documentCacheBytes }),
    parseOptions: { maxLexicalTokens: mostTokens },
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
  scope.setErrorHandler(answerGraphqlFailure);
  scope.route({
    method: otherMethods,
    url: '/graphql',
    handler: (_request, reply) => {
      void reply.header('allow', 'POST');
      throw new Failure('BAD_USER_INPUT', { http: 405, text: 'Send operations by POST.' });
    },
  });
  scope.post('/graphql', async (request, reply) => {
    const mediaType = findMediaType(request.headers.accept);
    if (mediaType === null) throw new Failure('BAD_USER_INPUT', { http: 406, text: 'The answer can only be JSON.' });
    const contextValue: GraphqlContext = { caller: callerOf(request), log: request.log };
    const { body, http } = await apollo.executeOperation(readOperation(request.body), { contextValue });
    if (body.kind === 'incremental') throw new Error('incremental delivery is not offered');
    const { errors, data } = body.singleResult;
    return reply
      .code(mediaType.alwaysOk ? 200 : (http.status ?? 200))
      .type(`${mediaType.name}; charset=utf-8`)
      .send(JSON.stringify({ errors, data }));
  });
}
