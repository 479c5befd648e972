import { withoutKey } from '../shared/graphql/index.ts';
import type { CreateOidcClientInput, UpdateOidcClientInput } from './oidc-client.input.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';
import type { SubmittedContent } from './oidc-client.rules.ts';
import type { CreateClient, UpdateClient } from './oidc-client.service.ts';
import type { OidcClient } from './oidc-client.type.ts';

export function toOidcClient(record: OidcClientRecord): OidcClient {
  return {
    id: record.id,
    name: record.name,
    names: record.names,
    partnerId: record.partnerId,
    policyId: record.policyId,
    logoUri: record.logoUri,
    redirectUris: record.redirectUris,
    grantTypes: record.grantTypes,
    clientAuthMethods: record.clientAuthMethods,
    publicKey: record.publicKey,
    keyThumbprint: record.keyThumbprint,
    claims: record.claims,
    acrValues: record.acrValues,
    additionalConfig: record.additionalConfig,
    status: record.status,
    statusReason: record.statusReason,
    version: record.version,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

export function toCreateClient(input: CreateOidcClientInput): CreateClient {
  return {
    name: input.name,
    names: input.names ?? null,
    partnerId: input.partnerId,
    policyId: input.policyId,
    publicKey: input.publicKey,
    logoUri: input.logoUri,
    redirectUris: input.redirectUris,
    grantTypes: input.grantTypes,
    clientAuthMethods: input.clientAuthMethods,
    additionalConfig: input.additionalConfig ?? null,
    dryRun: input.dryRun ?? false,
  };
}

/** Absent stays absent; null means "clear", which the rules allow or refuse field by field. */
export function toUpdateClient(input: UpdateOidcClientInput): UpdateClient {
  const { id, expectedVersion, status, dryRun, ...rest } = withoutKey(input);
  const content: Partial<SubmittedContent> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return {
    id,
    expectedVersion,
    content,
    inactiveIsFinal: false,
    dryRun: dryRun ?? false,
    ...(status === undefined || status === null ? {} : { status }),
  };
}
