export type { KeySource } from './access-token.ts';
export { readCredentials, type Credentials } from './credentials.ts';
export { createDevelopmentIssuer, type DevelopmentIssuer } from './development-issuer.ts';
export { createIdentityProvider, type Identity, type IdentityProvider } from './identity-provider.ts';
export { isLoopback } from './loopback.ts';
export { personas, type Persona } from './personas.ts';
export { createRemoteKeys } from './remote-keys.ts';
