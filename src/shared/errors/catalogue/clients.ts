import type { CatalogueEntry } from './entry.ts';

const noSuchPartner = 'There is no such partner, or it is not yours.';
const unusableKey = 'The public key cannot be used.';

/** Refusals of OIDC clients, with the steps of contract 1.4 and 1.5. */
export const clientProblems = {
  REQUIRED: { mosip: 'PMS_COR_001', step: 2, text: 'must not be blank' },
  TOO_LONG: { mosip: 'PMS_COR_001', step: 2, text: 'is too long' },
  TOO_MANY: { mosip: 'PMS_COR_001', step: 2, text: 'has too many items' },
  DUPLICATE_VALUE: { mosip: 'PMS_COR_001', step: 2, text: 'stands in the list twice' },
  INVALID_NAME: { mosip: 'PMS_COR_001', step: 2, text: 'is not valid text' },
  INVALID_LOGO_URI: { mosip: 'PMS_COR_001', step: 2, text: 'must be a valid URL' },

  PUBLIC_KEY_UNUSABLE: { mosip: 'PMS_ESI_007', step: 4, text: unusableKey },
  PUBLIC_KEY_PRIVATE: { mosip: 'PMS_ESI_007', step: 4, text: 'The key has private members.' },
  PUBLIC_KEY_WEAK: { mosip: 'PMS_ESI_007', step: 4, text: 'The key is too weak.' },
  PUBLIC_KEY_TYPE_UNSUPPORTED: { mosip: 'PMS_ESI_007', step: 4, text: 'Keys of this type are not supported.' },

  NOT_FOUND: { mosip: 'PMS_ESI_004', step: 5, text: 'There is no such OIDC client, or it is not yours.' },
  VERSION_CONFLICT: { mosip: 'PMS_COR_002', step: 5.1, text: 'It was changed since you read it.', http: 412 },
  CLIENT_INACTIVE: { mosip: 'PMS_ESI_008', step: 5.2, text: 'The OIDC client is inactive.' },
  PUBLIC_KEY_REGISTERED: { mosip: 'PMS_ESI_001', step: 6, text: 'An OIDC client with this key is registered already.' },

  CALLER_WITHOUT_PARTNER: {
    mosip: 'PMS_CERTIFICATE_ERROR_002',
    step: 7,
    text: noSuchPartner,
    shows: 'PARTNER_NOT_FOUND',
  },
  PARTNER_NOT_OWNED: { mosip: 'PMS_POLICY_ERROR_009', step: 8, text: noSuchPartner, shows: 'PARTNER_NOT_FOUND' },
  PARTNER_NOT_FOUND: { mosip: 'PMS_PRT_058', step: 9, text: noSuchPartner },
  PARTNER_TYPE_NOT_ALLOWED: {
    mosip: 'PMS_PRT_059',
    step: 10,
    text: 'Only authentication partners can have OIDC clients.',
  },
  PARTNER_INACTIVE: { mosip: 'PMS_PMP_016', step: 11, text: 'The partner is not active.' },
  POLICY_NOT_FOUND: { mosip: 'PMS_PRT_073', step: 12, text: 'There is no such policy.' },
  POLICY_TYPE_NOT_ALLOWED: { mosip: 'PMS_PRT_057', step: 13, text: 'OIDC clients need a policy of type AUTH.' },
  MAPPING_MISSING: { mosip: 'PMS_PRT_061', step: 14, text: 'The partner has not asked for this policy.' },
  MAPPING_NOT_APPROVED: { mosip: 'PMS_ESI_002', step: 15, text: 'The partner has no approved mapping to this policy.' },
  POLICY_INACTIVE: { mosip: 'PMS_PMP_019', step: 15.1, text: 'The policy is not activated.' },
  POLICY_EXPIRED: { mosip: 'PMS_PMP_018', step: 15.2, text: 'The policy is not valid at this time.' },
  POLICY_GROUP_INACTIVE: { mosip: 'PMS_PMP_023', step: 15.3, text: 'The group of the policy is not active.' },
  POLICY_GRANTS_NO_CLAIMS: { mosip: 'PMS_ESI_005', step: 16, text: 'The policy grants no claims.' },
  POLICY_HAS_MANDATORY_FACTOR: {
    mosip: 'PMS_ESI_003',
    step: 17,
    text: 'The policy makes an authentication type mandatory, which OIDC clients cannot promise.',
  },
  POLICY_GRANTS_NO_ACR: { mosip: 'PMS_ESI_006', step: 18, text: 'The policy grants no ACR value.' },

  INVALID_LANGUAGE: { mosip: 'invalid_language_code', step: 20, text: 'is not a three-letter ISO 639 language code' },
  INVALID_TRANSLATION: { mosip: 'invalid_client_name_value', step: 20, text: 'is not a usable translation' },
  INVALID_REDIRECT_URI: { mosip: 'invalid_redirect_uri', step: 20, text: 'is not an allowed redirect URI' },
  UNWISE_REDIRECT_URI: { mosip: 'invalid_redirect_uri', step: 20, text: 'is accepted, but not wise' },
  UNSUPPORTED_GRANT_TYPE: { mosip: 'invalid_grant_type', step: 20, text: 'is not a supported grant type' },
  UNSUPPORTED_CLIENT_AUTH_METHOD: {
    mosip: 'invalid_client_auth',
    step: 20,
    text: 'is not a supported client authentication method',
  },
  INVALID_ADDITIONAL_CONFIG: { mosip: 'invalid_additional_config', step: 20, text: 'is not a valid setting' },

  DELIVERY_NOT_CONFIGURED: { mosip: 'PMS_COR_001', step: 5.3, text: 'No eSignet is configured.' },
  ESIGNET_REFUSED: { mosip: 'PMS_ESI_009', step: 30, text: 'eSignet refuses the client.' },
} as const satisfies Record<string, CatalogueEntry>;
