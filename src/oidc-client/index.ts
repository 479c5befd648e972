export { clientDependants } from './client-dependants.ts';
export type { LocalizedName, OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';
export { OidcClientReport, type ClientColumn, type ClientRow } from './oidc-client.report.ts';
export { OidcClientResolver } from './oidc-client.resolver.ts';
export { supportedClientAuthMethods, supportedGrantTypes, type ClientRules } from './oidc-client.rules.ts';
export { OidcClientService, type CreateClient, type UpdateClient } from './oidc-client.service.ts';
export { OidcClientStore } from './oidc-client.store.ts';
