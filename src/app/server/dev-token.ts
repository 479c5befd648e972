import type { FastifyInstance } from 'fastify';
import { isLoopback, personas, type DevelopmentIssuer } from '../../identity/index.ts';
import { Failure } from '../../shared/errors/index.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

interface TokenQuery {
  Querystring: { as?: string };
}

/**
 * Bare development tokens for whoever sits at this machine. The name in the Host header counts too: a page on the
 * internet can make its own name resolve to loopback, and would then be "local".
 */
export function devTokenRoute(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.get<TokenQuery>('/dev/token', async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress) || !loopbackNames.has(request.hostname))
      throw new Failure('NOT_FOUND');
    const persona = personas.find(({ name }) => name === request.query.as);
    if (persona === undefined) {
      const names = personas.map(({ name }) => name).join(', ');
      throw new Failure('BAD_USER_INPUT', { text: `Say who you want to be: /dev/token?as=… (${names}).` });
    }
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await issuer.token(persona));
  });
}
