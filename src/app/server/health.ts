import type { FastifyInstance } from 'fastify';
import type { Phase } from './phase.ts';

export interface HealthChecks {
  readonly phase: Phase;
  /** Resolves when a write would succeed now. */
  readonly canWrite: () => Promise<boolean>;
}

/** Live: the process answers. Ready: a write would succeed, so that a balancer may send requests. */
export function healthRoutes(app: FastifyInstance, { phase, canWrite }: HealthChecks): void {
  app.get('/health/live', { logLevel: 'warn' }, () => ({ status: 'ok' }));
  app.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    const isReady = phase.current === 'serving' && (await canWrite());
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable' });
  });
}
