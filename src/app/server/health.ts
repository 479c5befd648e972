import type { FastifyInstance } from 'fastify';

export interface HealthChecks {
  /** Resolves when a write would succeed now. */
  readonly canWrite: () => Promise<boolean>;
}

/** Live: the process answers. Ready: a write would succeed, so that a balancer may send requests. */
export function healthRoutes(app: FastifyInstance, { canWrite }: HealthChecks): void {
  let isStopping = false;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  app.get('/health/live', { logLevel: 'warn' }, () => ({ status: 'ok' }));
  app.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    const isReady = !isStopping && (await canWrite());
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable' });
  });
}
