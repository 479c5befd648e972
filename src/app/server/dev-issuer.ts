import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  createAuthorizationCodes,
  developmentTokenSeconds,
  isLoopbackName,
  personas,
  type DevelopmentIssuer,
} from '../../identity/index.ts';
import { developmentIssuerPath } from '../../login/index.ts';
import { Failure } from '../../shared/errors/index.ts';
import { plainPagePolicy } from '../../shared/http/page.ts';
import { assertLocal } from './local-only.ts';
import { renderPersonaPage } from './persona-page.ts';

type Parameters = Readonly<Record<string, unknown>>;

interface Query {
  Querystring: Parameters;
}

/** What the development issuer lacks of a real one is a password: whoever sits at this machine says who they are. */
export function devIssuerRoutes(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request, reply) => {
        assertLocal(request);
        reply.header('cache-control', 'no-store');
      });
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' },
        (_request, body, parsed) => {
          parsed(null, Object.fromEntries(new URLSearchParams(body as string)));
        },
      );
      endpoints(scope, issuer);
      done();
    },
    { prefix: developmentIssuerPath },
  );
}

function endpoints(scope: FastifyInstance, issuer: DevelopmentIssuer): void {
  const codes = createAuthorizationCodes();

  scope.get<Query>('/authorize', (request, reply) => {
    const { redirect, state, codeChallenge, nonce } = readAuthorization(request.query, issuer);
    const chosen = text(request.query.persona);
    if (chosen === null) return sendPage(reply, renderPersonaPage(request.url));
    const persona = personas.find(({ name }) => name === chosen);
    if (persona === undefined) redirect.searchParams.set('error', 'access_denied');
    else {
      const redirectUri = text(request.query.redirect_uri) ?? '';
      redirect.searchParams.set('code', codes.issue({ persona, redirectUri, codeChallenge, nonce }));
    }
    if (state !== null) redirect.searchParams.set('state', state);
    return reply.redirect(redirect.href);
  });

  scope.post<{ Body: Parameters | undefined }>('/token', async (request, reply) => {
    const {
      grant_type: type,
      client_id: client,
      code,
      redirect_uri: uri,
      code_verifier: verifier,
    } = request.body ?? {};
    if (type !== 'authorization_code') return reply.code(400).send({ error: 'unsupported_grant_type' });
    const isKnown = client === issuer.audience;
    const grant = isKnown ? codes.redeem(text(code) ?? '', text(uri) ?? '', text(verifier) ?? '') : null;
    if (grant === null) return reply.code(400).send({ error: isKnown ? 'invalid_grant' : 'invalid_client' });
    return reply.send({
      access_token: await issuer.token(grant.persona),
      id_token: await issuer.idToken(grant.persona, grant.nonce),
      token_type: 'Bearer',
      expires_in: developmentTokenSeconds,
    });
  });

  /** There is no session to end: every login asks anew. */
  scope.get<Query>('/logout', (request, reply) => {
    const address = loopbackAddress(request.query.post_logout_redirect_uri);
    if (address === null) throw unusable('post_logout_redirect_uri: a loopback address is needed.');
    return reply.redirect(address.href);
  });
}

function readAuthorization(query: Parameters, { audience }: DevelopmentIssuer) {
  const redirect = loopbackAddress(query.redirect_uri);
  const codeChallenge = text(query.code_challenge);
  if (redirect?.hash !== '') throw unusable('redirect_uri: a loopback address is needed.');
  if (query.client_id !== audience) throw unusable(`client_id: must be ${audience}.`);
  if (query.response_type !== 'code') throw unusable('response_type: must be code.');
  if (codeChallenge === null || query.code_challenge_method !== 'S256')
    throw unusable('code_challenge: S256 is needed.');
  return { redirect, codeChallenge, state: text(query.state), nonce: text(query.nonce) };
}

function loopbackAddress(value: unknown): URL | null {
  const address = text(value);
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isPlain && isLoopbackName(url.hostname) ? url : null;
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('content-security-policy', plainPagePolicy).send(page);
}

function unusable(what: string): Failure {
  return new Failure('BAD_USER_INPUT', { text: `The development issuer cannot use this request. ${what}` });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
