import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { Failure } from '../../shared/errors/index.ts';

/** Where a gateway is in its life. */
export interface Phase {
  current: 'starting' | 'serving' | 'stopping';
}

export function createPhase(): Phase {
  return { current: 'starting' };
}

/** Whoever keeps a connection open learns with the last answer that the next request should go elsewhere. */
export function letGoWhenStopping(app: FastifyInstance, phase: Phase): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (phase.current === 'stopping') void reply.header('connection', 'close');
    done();
  });
}

/** What needs the database cannot be answered before it has been there once. */
export function refuseWhileStarting(phase: Phase): onRequestHookHandler {
  return (_request, _reply, done) => {
    done(phase.current === 'starting' ? new Failure('UNAVAILABLE') : undefined);
  };
}
