import type { FastifyBaseLogger } from 'fastify';
import type { RequestContext } from '../../shared/graphql/index.ts';

export interface GraphqlContext extends RequestContext {
  readonly log: FastifyBaseLogger;
}
