import type { OidcClientRecord } from '../../oidc-client/index.ts';

/** What a create and an update have in common: the whole record, as version 3 of eSignet's client management names it. */
export function contentOf(client: OidcClientRecord) {
  return {
    clientName: client.name,
    // always there: eSignet 2 insists on it
    clientNameLangMap: Object.fromEntries(client.names.map(({ language, value }) => [language, value])),
    logoUri: client.logoUri,
    redirectUris: client.redirectUris,
    userClaims: client.claims,
    authContextRefs: client.acrValues,
    grantTypes: client.grantTypes,
    clientAuthMethods: client.clientAuthMethods,
    ...(client.additionalConfig === null ? {} : { additionalConfig: client.additionalConfig }),
  };
}

export type Content = ReturnType<typeof contentOf>;

/** What can be said of a client only once. */
export function identityOf(client: OidcClientRecord) {
  // eSignet 2 needs a kid to find the key of a signature
  const publicKey = { ...client.publicKey, kid: client.publicKey.kid ?? client.keyThumbprint };
  return { clientId: client.id, relyingPartyId: client.partnerId, publicKey };
}
