import type { Adapter, AdapterPayload, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { JWK } from 'jose';

export interface User {
  readonly name: string;
  readonly roles: readonly string[];
}

/** What a realm knows besides its key. */
export interface RealmFacts {
  readonly users: Map<string, User>;
  /** Where the login client may be sent back to, from login and from log-out. */
  readonly redirectUris: string[];
  /** Without one the client is public. */
  clientSecret: string | null;
  /** What is added to the tokens of everybody. */
  extraClaims: Record<string, unknown>;
}

export const clientId = 'mosip-pms-client';
export const clientSecret = 'only-for-tests';
export const resource = 'urn:mosip:partner-management';
const scopes = 'openid profile email';

/** Shaped like a realm of Keycloak: access tokens are JWTs with its claims, whoever logs in has agreed to everything. */
export function realmConfiguration(facts: RealmFacts, key: JWK): Configuration {
  return {
    jwks: { keys: [key] },
    adapter: createAdapters(facts),
    cookies: { keys: ['only-for-tests'] },
    ttl: {
      ClientCredentials: 300,
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 300,
      Grant: 300,
      Session: 300,
    },
    scopes: scopes.split(' '),
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/realms/mosip/login/${uid}` },
    renderError: (ctx, { error }) => {
      ctx.body = error;
    },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scopes);
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience: 'account', accessTokenFormat: 'jwt' }),
      },
    },
    extraTokenClaims: (ctx, token) => keycloakClaims(facts, ctx, 'accountId' in token ? token.accountId : undefined),
  };
}

/** Asks once more, as Keycloak does without a hint. */
function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  ctx.body = `<!doctype html>${form}<button name="logout" value="yes" form="op.logoutForm">Log out</button>`;
}

function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  ctx.body = 'logged out';
}

/** In the direct grant the user is named by a parameter of the token request, as in Keycloak's. */
function keycloakClaims({ users, extraClaims }: RealmFacts, { oidc }: KoaContextWithOIDC, accountId?: string) {
  const user = users.get(accountId ?? String(oidc.body?.username));
  if (user === undefined) throw new Error('no such user');
  return {
    typ: 'Bearer',
    azp: clientId,
    preferred_username: user.name,
    email: `${user.name}@example.org`,
    realm_access: { roles: [...user.roles] },
    ...extraClaims,
  };
}

/** The provider's own in-memory adapter warns that it is for development. */
function createAdapters(facts: RealmFacts): (name: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  const forgetWhere = (isGone: (payload: AdapterPayload) => boolean): void => {
    for (const [key, payload] of kept) if (isGone(payload)) kept.delete(key);
  };
  return (name) => {
    const at = (id: string) => `${name} ${id}`;
    const find = (id: string) => (name === 'Client' ? clientOf(id, facts) : kept.get(at(id)));
    const done = Promise.resolve(undefined);
    return {
      upsert: (id, payload) => {
        kept.set(at(id), payload);
        return done;
      },
      find: (id) => Promise.resolve(find(id)),
      findByUserCode: () => done,
      findByUid: (uid) => Promise.resolve([...kept.values()].find((payload) => payload.uid === uid)),
      consume: (id) => {
        kept.set(at(id), { ...find(id), consumed: Math.floor(Date.now() / 1_000) });
        return done;
      },
      destroy: (id) => {
        kept.delete(at(id));
        return done;
      },
      revokeByGrantId: (grantId) => {
        forgetWhere((payload) => payload.grantId === grantId);
        return done;
      },
    };
  };
}

function clientOf(id: string, { redirectUris, clientSecret: secret }: RealmFacts): AdapterPayload | undefined {
  if (id !== clientId) return undefined;
  return {
    client_id: clientId,
    ...(secret === null
      ? { token_endpoint_auth_method: 'none', grant_types: ['authorization_code'] }
      : { client_secret: secret, grant_types: ['client_credentials', 'authorization_code'] }),
    redirect_uris: redirectUris,
    post_logout_redirect_uris: redirectUris,
    response_types: ['code'],
  };
}
