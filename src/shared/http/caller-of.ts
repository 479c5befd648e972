import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until authentication has run. */
    caller: Caller | null;
  }
}

/** For handlers behind authentication. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('this route is not behind authentication');
  return request.caller;
}
