import type { OidcClientRecord } from '../../oidc-client/index.ts';
import { contentOf, identityOf, type Content } from './content.ts';
import type { Dialect } from './dialect.ts';

/** Claims that eSignet 2 serves; it refuses a client that names any other. */
const servedClaims = new Set([
  ...['name', 'given_name', 'middle_name', 'preferred_username', 'nickname', 'gender', 'birthdate'],
  ...['email', 'phone_number', 'picture', 'address'],
]);

/** eSignet 2 (Go): real HTTP statuses, a client can be looked up, members of a key are texts only. */
export const go2: Dialect = {
  name: 'go-2',
  toCreate: (client) => ({ ...withTextsOnly(identityOf(client)), ...served(contentOf(client)) }),
  toUpdate: (client) => ({ ...served(contentOf(client)), status: client.status }),
  refusals: new Set([
    ...['invalid_client_id', 'invalid_client_name', 'invalid_language_code', 'invalid_client_name_value'],
    ...['invalid_client_name_length', 'invalid_public_key', 'invalid_rp_id', 'invalid_claim', 'invalid_acr'],
    ...['invalid_uri', 'invalid_redirect_uri', 'unsupported_grant_type', 'invalid_grant_type', 'invalid_client_auth'],
    ...['invalid_status', 'invalid_additional_config'],
  ]),
  duplicates: new Set(['duplicate_client_id', 'duplicate_public_key']),
  faults: new Set(['invalid_input', 'invalid_request']),
  canRead: true,
};

function served(content: Content): Content {
  return { ...content, userClaims: content.userClaims.filter((claim) => servedClaims.has(claim)) };
}

function withTextsOnly({ publicKey, ...identity }: ReturnType<typeof identityOf>): object {
  const texts = Object.entries(publicKey as OidcClientRecord['publicKey']).filter(
    ([, value]) => typeof value === 'string',
  );
  return { ...identity, publicKey: Object.fromEntries(texts) };
}
