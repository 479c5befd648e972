import { fold, foldedWords } from '../shared/fold.ts';
import type { ClientContent, OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';
import type { SubmittedContent } from './oidc-client.rules.ts';
import type { Parties } from './parties.rules.ts';
import { keyThumbprint, type PublicJwk } from './public-key.rules.ts';

/** The record of a client that has passed every rule. Claims and ACR values are those of this moment (contract 1.7). */
export function newClient(
  id: string,
  publicKey: PublicJwk,
  submitted: SubmittedContent,
  { partner, policy, grants }: Parties,
  now: Date,
  version: number,
): OidcClientRecord {
  return {
    id,
    ...contentOf(submitted),
    partnerId: partner.id,
    policyId: policy.id,
    publicKey,
    keyThumbprint: keyThumbprint(publicKey),
    claims: grants.claims,
    acrValues: grants.acrValues,
    status: 'ACTIVE',
    statusReason: null,
    version,
    createdAt: now,
    updatedAt: now,
  };
}

export function changedClient(
  stored: OidcClientRecord,
  submitted: SubmittedContent,
  status: OidcClientStatus,
  now: Date,
): OidcClientRecord {
  const statusReason = status === stored.status ? stored.statusReason : null;
  return { ...stored, ...contentOf(submitted), status, statusReason, version: stored.version + 1, updatedAt: now };
}

/** The rules have seen to it that nothing required is missing. */
function contentOf(submitted: SubmittedContent): ClientContent & Pick<OidcClientRecord, 'nameKey' | 'searchWords'> {
  const { name, logoUri, redirectUris, grantTypes, clientAuthMethods, additionalConfig } = submitted as ClientContent;
  const names = (submitted.names ?? []).map(({ language, value }) => ({ language, value }));
  return {
    name,
    names,
    logoUri,
    redirectUris: [...redirectUris],
    grantTypes: [...grantTypes],
    clientAuthMethods: [...clientAuthMethods],
    additionalConfig: additionalConfig ?? null,
    nameKey: fold(name),
    searchWords: foldedWords([name, ...names.map(({ value }) => value)]),
  };
}
