import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/**
 * Takes the peer address of the socket, never a forwarded one. Not by ipaddr.js, which reads the deprecated
 * `::127.0.0.1` as the mapped address; node's list knows the mapped form `::ffff:127.0.0.1` only.
 */
export function isLoopback(remoteAddress: string | undefined): boolean {
  if (remoteAddress === undefined) return false;
  const family = isIP(remoteAddress);
  return family !== 0 && loopback.check(remoteAddress, family === 4 ? 'ipv4' : 'ipv6');
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The host of a URL or of a Host header, without its port. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.has(hostname);
}
