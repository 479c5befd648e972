export type { KeySource } from './access-token.ts';
export { boundedText } from './bounded-text.ts';
export { readCredentials, type Credentials } from './credentials.ts';
export { createAuthorizationCodes } from './development-codes.ts';
export { createDevelopmentIssuer, developmentTokenSeconds, type DevelopmentIssuer } from './development-issuer.ts';
export { developmentAlgorithm } from './development-key.ts';
export {
  createIdentityProvider,
  type AcceptedToken,
  type Identity,
  type IdentityProvider,
} from './identity-provider.ts';
export { isLoopback, isLoopbackName } from './loopback.ts';
export { personas, type Persona } from './personas.ts';
export { createRemoteKeys } from './remote-keys.ts';
