import type { CatalogueEntry } from './entry.ts';

const noSuchPartner = { text: 'There is no such partner, or it is not yours.', shows: 'PARTNER_NOT_FOUND' };

/** Refusals of API keys and MISP licences, with the steps of contract 3.5 (R16, R17); the rest stands on other pages. */
export const apiKeyProblems = {
  INVALID_EXPIRY: {
    mosip: 'PMS_COR_001',
    step: 2,
    text: 'must be in the future and within the validity of the policy',
  },
  INVALID_KEY_STATUS: {
    mosip: 'PMS_PM_058',
    step: 3,
    text: 'The status must be Active or De-Active.',
    shows: 'INVALID_STATUS',
  },
  API_KEY_NOT_FOUND: { mosip: 'PMS_PRT_111', step: 5, text: 'There is no such API key, or it is not yours.' },
  API_KEY_OF_PARTNER_NOT_FOUND: {
    mosip: 'PMS_PMP_009',
    step: 5.5,
    text: 'There is no such API key, or it is not yours.',
    shows: 'API_KEY_NOT_FOUND',
  },
  API_KEY_OF_POLICY_NOT_FOUND: {
    mosip: 'PMS_POL_017',
    step: 5.6,
    text: 'The partner has no active API key under this policy.',
    shows: 'API_KEY_NOT_FOUND',
  },
  KEY_PARTNER_NOT_OWNED: { mosip: 'PMS_PRT_055', step: 7, ...noSuchPartner },
  LICENSE_EXISTS: { mosip: 'PMS_MSP_416', step: 8, text: 'The partner has an active licence already.' },
  KEY_PARTNER_NOT_FOUND: { mosip: 'PMS_PMP_005', step: 9, ...noSuchPartner },
  LICENSE_PARTNER_NOT_FOUND: { mosip: 'PMS_MSP_005', step: 9.1, ...noSuchPartner },
  LICENSE_PARTNER_TYPE: {
    mosip: 'PMS_MSP_009',
    step: 10,
    text: 'Only MISP partners can have licences.',
    shows: 'PARTNER_TYPE_NOT_ALLOWED',
  },
  LICENSE_PARTNER_INACTIVE: {
    mosip: 'PMS_MSP_405',
    step: 11.1,
    text: 'The partner is not active.',
    shows: 'PARTNER_INACTIVE',
  },
  KEY_POLICY_NOT_FOUND: {
    mosip: 'PMS_PMP_014',
    step: 12.4,
    text: 'There is no such policy.',
    shows: 'POLICY_NOT_FOUND',
  },
  API_KEY_INACTIVE: { mosip: 'PMS_PMS_022', step: 13, text: 'The API key is inactive.' },
  LICENSE_NOT_FOUND: { mosip: 'PMS_MSP_408', step: 13.1, text: 'There is no such licence, or it is not yours.' },
  LICENSE_INACTIVE: { mosip: 'PMS_MSP_413', step: 13.2, text: 'The licence is inactive.' },
  KEY_MAPPING_MISSING: {
    mosip: 'PMS_PRT_109',
    step: 14.1,
    text: 'The partner has no approved mapping to this policy.',
    shows: 'MAPPING_NOT_APPROVED',
  },
  LICENSE_MAPPING_MISSING: {
    mosip: 'PMS_MSP_417',
    step: 14.2,
    text: 'The partner has not asked for a policy.',
    shows: 'MAPPING_MISSING',
  },
  LICENSE_MAPPING_NOT_APPROVED: {
    mosip: 'PMS_MSP_418',
    step: 14.3,
    text: 'The partner has no approved mapping to this policy.',
    shows: 'MAPPING_NOT_APPROVED',
  },
  LABEL_TAKEN: { mosip: 'PMS_PRT_110', step: 16.3, text: 'The partner has a key with this label under the policy.' },
} as const satisfies Record<string, CatalogueEntry>;
