import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { parse } from 'yaml';

/** The description of the whole door, as it stands in schema/openapi.yaml. */
const file = new URL('../../schema/openapi.yaml', import.meta.url);

/** For everybody. Made once; whoever names the version that he has gets nothing but the word that it is still this one. */
export function descriptionRoute(app: FastifyInstance): void {
  const json = JSON.stringify(parse(readFileSync(file, 'utf8')));
  const etag = `"${createHash('sha256').update(json).digest('base64url')}"`;
  app.get('/v1/openapi.json', { logLevel: 'warn' }, (request, reply) => {
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    // a list, or a proxy's weak form of it, will do
    return request.headers['if-none-match']?.includes(etag) === true
      ? reply.code(304).send()
      : reply.type('application/json; charset=utf-8').send(json);
  });
}
