import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type Provider from 'oidc-provider';
import { clientId, clientSecret, realmConfiguration, resource, type RealmFacts, type User } from './oidc-realm.ts';

export interface OidcIssuer {
  readonly issuer: string;
  /** May be changed while it runs. */
  readonly facts: RealmFacts;
  /** An access token from the provider's token endpoint. */
  tokenFor(user: User): Promise<string>;
  /** From now on signs with a new key and publishes no other. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

const realmPath = '/realms/mosip';

/** A real OpenID provider on loopback, shaped like a Keycloak realm: it signs, and serves discovery and keys itself. */
export async function startOidcIssuer(): Promise<OidcIssuer> {
  const facts: RealmFacts = {
    users: new Map(),
    redirectUris: ['http://127.0.0.1/unused'],
    clientSecret,
    extraClaims: {},
  };
  const server = createServer();
  const issuer = await listen(server);
  let provider = await createRealm(issuer, facts);
  server.on('request', (request, response) => {
    mount(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (pathname.startsWith('/login/')) void answerLogin(provider, request, response, searchParams);
    else void provider.callback()(request, response);
  });

  return {
    issuer,
    facts,
    async tokenFor(user) {
      facts.users.set(user.name, user);
      return requestToken(issuer, user.name);
    },
    async rotateKeys() {
      provider = await createRealm(issuer, facts);
    },
    stop: () => close(server),
  };
}

/** The login page: one names oneself by following a link, or refuses. */
async function answerLogin(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  choice: URLSearchParams,
): Promise<void> {
  const accountId = choice.get('user');
  if (accountId === null) {
    response.setHeader('content-type', 'text/html').end('<a href="?user=ada">ada</a> <a href="?user=">refuse</a>');
    return;
  }
  const result = accountId === '' ? { error: 'access_denied' } : { login: { accountId } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** The provider warns on the console about Node 20 when it is loaded. */
async function createRealm(issuer: string, facts: RealmFacts): Promise<Provider> {
  const notices = (['warn', 'info'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => undefined),
  );
  try {
    const { Provider } = await import('oidc-provider');
    return new Provider(issuer, realmConfiguration(facts, await signingKey()));
  } finally {
    for (const notice of notices) notice.mockRestore();
  }
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
}

async function requestToken(issuer: string, username: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, username }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

/** Serves the provider below the realm's path: it derives its own URLs from what it is told was asked for first. */
function mount(request: IncomingMessage & { originalUrl?: string }): void {
  const url = request.url ?? '/';
  request.originalUrl = url;
  request.url = url.startsWith(`${realmPath}/`) ? url.slice(realmPath.length) : '/not-in-the-realm';
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${realmPath}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
