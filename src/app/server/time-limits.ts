import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';

type TimeLimits = Pick<FastifyHttpOptions<Server>, 'connectionTimeout' | 'requestTimeout' | 'http'>;

/**
 * A request, headers and body, has to arrive within this time, however steadily it trickles. Node looks for late ones
 * at intervals; only what it finds there gets an answer, so the limit on silence has to come after that.
 */
export function timeLimits(slowestRequestMs: number): TimeLimits {
  return {
    connectionTimeout: 2 * slowestRequestMs,
    requestTimeout: slowestRequestMs,
    http: {
      headersTimeout: slowestRequestMs,
      requestTimeout: slowestRequestMs,
      connectionsCheckingInterval: slowestRequestMs / 6,
      // without one, node answers by itself; this server does it in its own shape
      requireHostHeader: false,
    },
  };
}
