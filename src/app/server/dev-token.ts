import type { FastifyInstance } from 'fastify';
import { personas, type DevelopmentIssuer } from '../../identity/index.ts';
import { Failure } from '../../shared/errors/index.ts';
import { assertLocal } from './local-only.ts';

interface TokenQuery {
  Querystring: { as?: string };
}

/** Bare development tokens. */
export function devTokenRoute(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.get<TokenQuery>('/dev/token', async (request, reply) => {
    assertLocal(request);
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
