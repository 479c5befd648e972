import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, createLocalJWKSet, importJWK, SignJWT, type JWTPayload } from 'jose';
import type { KeySource } from './access-token.ts';
import { developmentAlgorithm, loadDevelopmentKey } from './development-key.ts';
import type { Persona } from './personas.ts';

/** Stands in for an identity provider on a developer's machine. Its tokens look like those of Keycloak. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly rolesClaim: string;
  readonly keys: KeySource;
  token(persona: Persona): Promise<string>;
  /** Says to a client of the login who has logged in; no door takes it for an access token. */
  idToken(persona: Persona, nonce: string | null): Promise<string>;
}

/** Fixed: no configured issuer, which is a URL, can be taken for it. */
const issuer = 'urn:partner-gateway:development';
const audience = 'partner-gateway';
/** A working day; `npm run token` is not to be asked all the time. */
export const developmentTokenSeconds = 12 * 60 * 60;
const keyFile = 'development-issuer-key.json';

export async function createDevelopmentIssuer({ dataDir }: { readonly dataDir: string }): Promise<DevelopmentIssuer> {
  const { d, ...publicKey } = await loadDevelopmentKey(join(dataDir, keyFile));
  const kid = await calculateJwkThumbprint(publicKey);
  const signingKey = await importJWK({ ...publicKey, d }, developmentAlgorithm);

  const sign = (persona: Persona, claims: JWTPayload): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: developmentAlgorithm, typ: 'JWT', kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`development-${persona.userName}`)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${developmentTokenSeconds}s`)
      .sign(signingKey);

  return {
    issuer,
    audience,
    rolesClaim: 'realm_access.roles',
    keys: createLocalJWKSet({ keys: [{ ...publicKey, kid, alg: developmentAlgorithm, use: 'sig' }] }),
    token: (persona) => sign(persona, claimsOf(persona)),
    idToken: (persona, nonce) => sign(persona, { typ: 'ID', ...(nonce === null ? {} : { nonce }) }),
  };
}

function claimsOf(persona: Persona): JWTPayload {
  const { userName, givenName, familyName, roles, organizationName, partnerType, phoneNumber } = persona;
  return {
    typ: 'Bearer',
    azp: audience,
    preferred_username: userName,
    name: `${givenName} ${familyName}`,
    given_name: givenName,
    family_name: familyName,
    email: `${userName}@example.org`,
    organizationName,
    partnerType,
    phoneNumber,
    locale: 'eng',
    realm_access: { roles: [...roles] },
  };
}
