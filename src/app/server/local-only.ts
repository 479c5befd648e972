import type { FastifyRequest } from 'fastify';
import { isLoopback, isLoopbackName } from '../../identity/index.ts';
import { Failure } from '../../shared/errors/index.ts';

/**
 * For whoever sits at this machine; to others there is nothing. The name in the Host header counts too: a page on the
 * internet can make its own name resolve to loopback, and would then be "local".
 */
export function assertLocal({ socket, hostname }: FastifyRequest): void {
  if (!isLoopback(socket.remoteAddress) || !isLoopbackName(hostname)) throw new Failure('NOT_FOUND');
}
