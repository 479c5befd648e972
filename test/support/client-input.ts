import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import type { CreateOidcClientInput } from './operations.generated.ts';

/** A fresh key that eSignet can verify; elliptic curves are quick to make. */
export function newPublicKey(): JsonWebKey {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
}

/** A client that everything is right with. */
export function goodClient(changes: Partial<CreateOidcClientInput> = {}): CreateOidcClientInput {
  return {
    name: 'Demo Bank online',
    partnerId: demoIds.partner,
    policyId: demoIds.policy,
    publicKey: newPublicKey(),
    logoUri: 'https://bank.example.com/logo.png',
    redirectUris: ['https://bank.example.com/callback'],
    grantTypes: ['authorization_code'],
    clientAuthMethods: ['private_key_jwt'],
    ...changes,
  };
}
