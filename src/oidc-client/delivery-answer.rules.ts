import { problem, type Problem } from '../shared/errors/index.ts';
import type { DeliveryOutcome } from './oidc-client.ports.ts';

/** Where in the input eSignet found what it refuses. */
const places: Readonly<Record<string, string>> = {
  invalid_client_name: 'name',
  invalid_language_code: 'names',
  invalid_client_name_value: 'names',
  invalid_client_name_length: 'names',
  invalid_uri: 'logoUri',
  invalid_redirect_uri: 'redirectUris',
  unsupported_grant_type: 'grantTypes',
  invalid_grant_type: 'grantTypes',
  invalid_client_auth: 'clientAuthMethods',
  invalid_additional_config: 'additionalConfig',
};
/** A change cannot name these. */
const placesOfCreate: Readonly<Record<string, string>> = {
  invalid_rp_id: 'partnerId',
  invalid_claim: 'policyId',
  invalid_acr: 'policyId',
  invalid_public_key: 'publicKey',
  invalid_client_id: 'publicKey',
  duplicate_public_key: 'publicKey',
  duplicate_client_id: 'publicKey',
};

/** Codes of eSignet are known names, so they may be shown; its texts are not. */
export function refusedByEsignet(
  { code, undone }: Extract<DeliveryOutcome, { state: 'REFUSED' }>,
  kind: 'create' | 'update',
): Problem {
  const place = places[code] ?? (kind === 'create' ? placesOfCreate[code] : undefined);
  return problem('ESIGNET_REFUSED', place === undefined ? [] : [place], {
    message: `eSignet refuses the client: ${code}.`,
    foreignCode: code,
    severity: undone ? 'ERROR' : 'WARNING',
    help: undone
      ? 'The change was taken back. Mend it and send it again.'
      : 'The change stands here, but eSignet still has the state before it. An administrator can deliver it again.',
  });
}
