import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readCredentials, type IdentityProvider } from '../identity/index.ts';
import { refusal, type LoginService, type Place } from '../login/index.ts';
import type { Clock } from '../shared/clock.ts';
import { listeningOrigin, ownOrigin } from '../shared/http/own-origin.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import { successEnvelope } from './envelope.ts';
import {
  forgetSession,
  forgetTransaction,
  idTokenOf,
  keepIdToken,
  keepSession,
  keepTransaction,
  pageStateOf,
  transactionOf,
} from './session.cookies.ts';
import { systemConfig, systemConfigApi } from './system-config.view.ts';
import { toUserView } from './user.view.ts';

export interface SessionParts {
  readonly login: LoginService;
  readonly identity: IdentityProvider;
  readonly clock: Clock;
}

interface LoginPath {
  Params: { '*': string };
  Querystring: { state?: unknown };
}

interface LogoutQuery {
  Querystring: { redirecturi?: unknown };
}

/** What the portal asks before and about a session (contract 3.5, 4.5). */
export function sessionRoutes(scope: FastifyInstance, { login, identity, clock }: SessionParts): void {
  scope.get('/system-config', () => successEnvelopeV2(systemConfigApi, systemConfig, clock()));

  scope.get('/authorize/admin/validateToken', async (request, reply) => {
    const credentials = readCredentials(request.raw.rawHeaders);
    const accepted = await identity.accept(credentials);
    if (credentials.from === 'cookie')
      keepSession(reply, login.sessionOf(accepted), login.isSecureAt(placeOf(request)));
    return successEnvelope(toUserView(accepted), clock());
  });
}

/** Not for HEAD: looking at the way back would use up the code. */
const getOnly = { exposeHeadRoute: false };

/** Where the portal sends the browser to log in and out; nothing here is called by a script. */
export function loginRoutes(scope: FastifyInstance, { login }: SessionParts): void {
  scope.get<LoginPath>('/login/*', getOnly, async (request, reply) => {
    const place = placeOf(request);
    const state = textOrNull(request.query.state) ?? pageStateOf(request);
    const { location, transaction } = await login.begin(place, request.params['*'], state);
    keepTransaction(reply, transaction, login.isSecureAt(place));
    return reply.redirect(location);
  });

  scope.get<LoginPath>('/login-redirect/*', getOnly, async (request, reply) => {
    const place = placeOf(request);
    const secure = login.isSecureAt(place);
    forgetTransaction(reply, secure);
    const { location, idToken, ...session } = await login.finish(place, {
      encodedAddress: request.params['*'],
      query: queryOf(request),
      state: textOrNull(request.query.state),
      pageState: pageStateOf(request),
      transaction: transactionOf(request),
    });
    keepSession(reply, session, secure);
    keepIdToken(reply, idToken, secure, session.maxAgeSeconds);
    return reply.redirect(location);
  });

  scope.get<LogoutQuery>('/logout/user', getOnly, async (request, reply) => {
    if (request.headers['sec-fetch-site'] === 'cross-site') throw refusal('OTHER_SITE');
    const place = placeOf(request);
    // a plus sign that was not escaped arrives as a blank
    const address = (textOrNull(request.query.redirecturi) ?? '').replaceAll(' ', '+');
    if (login.findAddress(place, address) !== null) forgetSession(reply, login.isSecureAt(place));
    const { location } = await login.end(place, address, idTokenOf(request));
    return reply.redirect(location);
  });
}

export function placeOf(request: FastifyRequest): Place {
  return { own: ownOrigin(request), listening: listeningOrigin(request) };
}

/** As it came: the issuer's answer is read by who knows its rules. */
function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
