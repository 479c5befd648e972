import type { FastifyRequest } from 'fastify';

/** What a request calls this gateway: anybody's word, except where a trusted proxy forwarded it. */
export function ownOrigin({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}

/** Where this process listens, by the name of the request: how it reaches itself, whatever stands in front. */
export function listeningOrigin({ hostname, socket }: FastifyRequest): string {
  return `http://${hostname}:${socket.localPort ?? ''}`;
}
