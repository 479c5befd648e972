import type { FastifyBaseLogger, FastifyRequest } from 'fastify';

/** The query of a URL is left out of the log: whatever people paste there by mistake stays theirs. */
export function withoutQueries(logger: FastifyBaseLogger): FastifyBaseLogger {
  return logger.child({}, { serializers: { req: describeRequest } });
}

function describeRequest({ method, url, host, ip }: FastifyRequest) {
  return { method, path: url.split('?', 1)[0], host, remoteAddress: ip };
}
