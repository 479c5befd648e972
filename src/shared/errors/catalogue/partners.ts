import type { CatalogueEntry } from './entry.ts';

const noSuchPartner = 'There is no such partner, or it is not yours.';

/** Refusals of partners, with the check orders of contract 3.2 and 3.3; blank and overlong fields stand with the clients. */
export const partnerProblems = {
  PARTNER_UNKNOWN: { mosip: 'PMS_PRT_005', step: 101, text: noSuchPartner, shows: 'PARTNER_NOT_FOUND' },
  PARTNER_UNKNOWN_TO_MANAGER: { mosip: 'PMS_PMP_005', step: 101.1, text: noSuchPartner, shows: 'PARTNER_NOT_FOUND' },
  PARTNERS_NONE: {
    mosip: 'PMS_PMP_013',
    step: 101.2,
    text: 'There are no such partners, or none is yours.',
    shows: 'PARTNER_NOT_FOUND',
  },

  PARTNER_EMAIL_INVALID: {
    mosip: 'PMS_PRT_012',
    step: 102,
    text: 'is not an e-mail address',
    shows: 'INVALID_EMAIL',
  },
  PARTNER_ID_INVALID: { mosip: 'PMS_PRT_066', step: 103, text: 'has blanks or characters that cannot be seen' },
  PARTNER_ID_TOO_LONG: { mosip: 'PMS_PRT_052', step: 104, text: 'is too long', shows: 'TOO_LONG' },
  PARTNER_EMAIL_TAKEN: {
    mosip: 'PMS_PRT_011',
    step: 105,
    text: 'A partner with this e-mail address is registered already.',
    shows: 'EMAIL_TAKEN',
  },
  PARTNER_LANGUAGE_UNKNOWN: {
    mosip: 'PMS_PRT_056',
    step: 106,
    text: 'is not a three-letter ISO 639 language code',
    shows: 'INVALID_LANGUAGE',
  },
  PARTNER_ID_TAKEN: { mosip: 'PMS_PRT_051', step: 107, text: 'A partner with this id is registered already.' },
  PARTNER_INFO_INVALID: {
    mosip: 'PMS_PRT_096',
    step: 108,
    text: 'cannot be kept',
    shows: 'INVALID_ADDITIONAL_INFO',
  },
  PARTNER_TYPE_UNKNOWN: { mosip: 'PMS_PRT_010', step: 109, text: 'There is no such type of partner.' },
  PARTNER_GROUP_FIXED: {
    mosip: 'PMS_PRT_050',
    step: 109.1,
    text: 'The partner was approved already; its policy group cannot be changed any more.',
    shows: 'POLICY_GROUP_FIXED',
  },
  PARTNER_GROUP_NOT_NEEDED: {
    mosip: 'PMS_PRT_048',
    step: 109.2,
    text: 'Partners of this type have no policy group.',
    shows: 'POLICY_GROUP_NOT_NEEDED',
  },
  PARTNER_GROUP_REQUIRED: {
    mosip: 'PMS_PRT_108',
    step: 110,
    text: 'Partners of this type need a policy group.',
    shows: 'POLICY_GROUP_REQUIRED',
  },
  PARTNER_GROUP_UNKNOWN: {
    mosip: 'PMS_PRT_002',
    step: 111,
    text: 'There is no such policy group.',
    shows: 'POLICY_GROUP_NOT_FOUND',
  },
  PARTNER_GROUP_INACTIVE: {
    mosip: 'PMS_PMP_023',
    step: 112,
    text: 'The policy group is not active.',
    shows: 'POLICY_GROUP_INACTIVE',
  },

  PARTNER_ALREADY_INACTIVE: { mosip: 'PMS_PM_063', step: 120, text: 'The partner is inactive already.' },
  PARTNER_CERTIFICATE_MISSING: {
    mosip: 'PMS_PRT_108',
    step: 121,
    text: 'The partner has not uploaded a certificate yet.',
    shows: 'CERTIFICATE_MISSING',
  },
  PARTNER_STATUS_UNKNOWN: { mosip: 'PMS_PM_058', step: 122, text: 'The status must be Active or De-Active.' },
} as const satisfies Record<string, CatalogueEntry>;
