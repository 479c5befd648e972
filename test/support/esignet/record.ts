import { randomUUID } from 'node:crypto';
import { deriveClientId } from '../../../src/oidc-client/client-id.ts';
import type { OidcClientRecord } from '../../../src/oidc-client/index.ts';
import { keyThumbprint, type PublicJwk } from '../../../src/oidc-client/public-key.rules.ts';
import { newPublicKey } from '../client-input.ts';

/** A record as the gateway keeps it. */
export function clientRecord(changes: Partial<OidcClientRecord> = {}): OidcClientRecord {
  const publicKey = { ...newPublicKey(), key_ops: ['verify'] } as unknown as PublicJwk;
  const now = new Date();
  return {
    id: deriveClientId(publicKey),
    version: 1,
    createdAt: now,
    updatedAt: now,
    name: `Client ${randomUUID()}`,
    names: [{ language: 'fra', value: 'Un client' }],
    partnerId: 'demo-bank',
    policyId: 'a-policy',
    logoUri: 'https://bank.example.com/logo.png',
    redirectUris: ['https://bank.example.com/cb'],
    grantTypes: ['authorization_code'],
    clientAuthMethods: ['private_key_jwt'],
    additionalConfig: { require_pkce: true },
    publicKey,
    keyThumbprint: keyThumbprint(publicKey),
    claims: ['name', 'email'],
    acrValues: ['mosip:idp:acr:generated-code'],
    status: 'ACTIVE',
    statusReason: null,
    nameKey: 'client',
    searchWords: ['client'],
    ...changes,
  };
}
