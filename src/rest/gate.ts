import type { FastifyRequest } from 'fastify';
import { assertCan, type Action } from '../shared/access.ts';
import { callerOf } from '../shared/http/caller-of.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Id of the API, where answers and refusals come in version 2 of the envelope. */
    api?: string;
  }
}

/** The role comes before everything that was sent: who may not do it learns nothing about its fields. */
export function gate(action: Action) {
  return (request: FastifyRequest, _reply: unknown, done: () => void): void => {
    assertCan(callerOf(request), action);
    done();
  };
}
