import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

const mappedPrefix = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * Where a request came from: the peer, or what a proxy that is trusted (TRUST_PROXY) says. A proxy can pass on whatever
 * its client made up, so what is no address does not count.
 */
export function sourceAddressOf({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string | null {
  const address = [ip, socket.remoteAddress ?? ''].find((candidate) => isIP(candidate) !== 0);
  // an IPv4 peer of a socket that listens on IPv6
  return address?.replace(mappedPrefix, '') ?? null;
}
