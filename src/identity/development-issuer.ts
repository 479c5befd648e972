import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, createLocalJWKSet, importJWK, SignJWT } from 'jose';
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
}

/** Fixed: no configured issuer, which is a URL, can be taken for it. */
const issuer = 'urn:partner-gateway:development';
const audience = 'partner-gateway';
const keyFile = 'development-issuer-key.json';

export async function createDevelopmentIssuer({ dataDir }: { readonly dataDir: string }): Promise<DevelopmentIssuer> {
  const { d, ...publicKey } = await loadDevelopmentKey(join(dataDir, keyFile));
  const kid = await calculateJwkThumbprint(publicKey);
  const signingKey = await importJWK({ ...publicKey, d }, developmentAlgorithm);

  return {
    issuer,
    audience,
    rolesClaim: 'realm_access.roles',
    keys: createLocalJWKSet({ keys: [{ ...publicKey, kid, alg: developmentAlgorithm, use: 'sig' }] }),
    token: (persona) =>
      new SignJWT(claimsOf(persona))
        .setProtectedHeader({ alg: developmentAlgorithm, typ: 'JWT', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(`development-${persona.userName}`)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(signingKey),
  };
}

function claimsOf({ userName, fullName, roles }: Persona) {
  return {
    typ: 'Bearer',
    azp: audience,
    preferred_username: userName,
    name: fullName,
    email: `${userName}@example.org`,
    realm_access: { roles: [...roles] },
  };
}
