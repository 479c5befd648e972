import { contentOf, identityOf } from './content.ts';
import type { Dialect } from './dialect.ts';

/** eSignet 1.8 (Java): HTTP 200 for nearly everything, duplicates by code, nothing to read back. */
export const java1: Dialect = {
  name: 'java-1',
  toCreate: (client) => ({ ...identityOf(client), ...contentOf(client) }),
  toUpdate: (client) => ({ ...contentOf(client), status: client.status }),
  refusals: new Set([
    ...['invalid_client_id', 'invalid_client_name', 'invalid_language_code', 'invalid_client_name_value'],
    ...['invalid_client_name_length', 'invalid_public_key', 'invalid_rp_id', 'invalid_claim', 'invalid_acr'],
    ...['invalid_uri', 'invalid_redirect_uri', 'unsupported_grant_type', 'invalid_grant_type', 'invalid_client_auth'],
    ...['invalid_status', 'invalid_additional_config'],
  ]),
  duplicates: new Set(['duplicate_client_id', 'duplicate_public_key']),
  faults: new Set(['invalid_request']),
  canRead: false,
};
