import type { ClientRow, OidcClientRecord } from '../oidc-client/index.ts';
import { pairView } from './pair.view.ts';

/** A client as the documented answer shows it (contract 1.10): no further members, they would overwrite the portal's own. */
export function toClientView(client: OidcClientRecord, policyName: string) {
  return {
    id: client.id,
    name: nameText(client),
    policyId: client.policyId,
    policyName,
    relyingPartyId: client.partnerId,
    logoUri: client.logoUri,
    redirectUris: client.redirectUris,
    publicKey: JSON.stringify(client.publicKey),
    claims: client.claims,
    acrValues: client.acrValues,
    status: client.status,
    grantTypes: client.grantTypes,
    clientAuthMethods: client.clientAuthMethods,
  };
}

/** A client in a list (contract 1.11). */
export function toClientItem(client: ClientRow) {
  return {
    ...pairView(client),
    clientId: client._id,
    clientName: nameText(client),
    status: client.status,
  };
}

/** Plain, or where there are translations the JSON text of a map with the default name under `@none`. */
function nameText({ name, names }: Pick<OidcClientRecord, 'name' | 'names'>): string {
  if (names.length === 0) return name;
  const translations = names.map(({ language, value }) => [language, value]);
  return JSON.stringify({ ...Object.fromEntries(translations), '@none': name });
}
