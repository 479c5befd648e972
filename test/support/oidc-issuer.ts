import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Adapter, Configuration, KoaContextWithOIDC } from 'oidc-provider';

interface User {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface OidcIssuer {
  readonly issuer: string;
  /** An access token from the provider's token endpoint. */
  tokenFor(user: User): Promise<string>;
  /** From now on signs with a new key and publishes no other. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

const realmPath = '/realms/mosip';
const client = { id: 'mosip-pms-client', secret: 'only-for-tests' };
const resource = 'urn:mosip:partner-management';

/** A real OpenID provider on loopback, shaped like a Keycloak realm: it signs, and serves discovery and keys itself. */
export async function startOidcIssuer(): Promise<OidcIssuer> {
  const users = new Map<string, User>();
  const server = createServer();
  const issuer = await listen(server);
  let handle = await createRealm(issuer, users);
  server.on('request', (request, response) => {
    mount(request);
    handle(request, response);
  });

  return {
    issuer,
    async tokenFor(user) {
      users.set(user.name, user);
      return requestToken(issuer, user.name);
    },
    async rotateKeys() {
      handle = await createRealm(issuer, users);
    },
    stop: () => close(server),
  };
}

/** The provider warns on the console about Node 20 when it is loaded. */
async function createRealm(issuer: string, users: ReadonlyMap<string, User>): Promise<RequestListener> {
  const notices = (['warn', 'info'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => undefined),
  );
  try {
    const { Provider } = await import('oidc-provider');
    const listener = new Provider(issuer, configurationOf(users, await signingKey())).callback();
    return (request, response) => void listener(request, response);
  } finally {
    for (const notice of notices) notice.mockRestore();
  }
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
}

function configurationOf(users: ReadonlyMap<string, User>, key: JWK): Configuration {
  return {
    jwks: { keys: [key] },
    adapter: createAdapter,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    cookies: { keys: ['only-for-tests'] },
    ttl: { ClientCredentials: 300 },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: '', audience: 'account', accessTokenFormat: 'jwt' }),
      },
    },
    extraTokenClaims: (ctx) => keycloakClaims(users, ctx),
  };
}

/** The user is named by a parameter of the token request, as in Keycloak's direct grant. */
function keycloakClaims(users: ReadonlyMap<string, User>, { oidc }: KoaContextWithOIDC) {
  const user = users.get(String(oidc.body?.username));
  if (user === undefined) throw new Error('no such user');
  return {
    typ: 'Bearer',
    azp: client.id,
    preferred_username: user.name,
    realm_access: { roles: [...user.roles] },
  };
}

async function requestToken(issuer: string, username: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, username }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

/** Tokens are self-contained, so nothing is kept. The provider's own in-memory adapter warns that it is for development. */
function createAdapter(): Adapter {
  const nothing = () => Promise.resolve(undefined);
  return {
    upsert: nothing,
    find: nothing,
    findByUserCode: nothing,
    findByUid: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
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
