import type { CatalogueEntry } from './entry.ts';

/** Refusals of policy mappings, with the steps of contract 3.4; what clients share stands on their page. */
export const mappingProblems = {
  INVALID_TEXT: { mosip: 'PMS_COR_001', step: 2, text: 'is not valid text' },
  INVALID_STATUS: { mosip: 'PMS_PM_045', step: 3, text: 'The status must be Approved or Rejected.' },
  MAPPING_NOT_FOUND: { mosip: 'PMS_PMP_007', step: 5, text: 'There is no such policy mapping, or it is not yours.' },
  MAPPING_REQUESTS_NONE: {
    mosip: 'PMS_PRT_006',
    step: 5.3,
    text: 'The partner has asked for no policy, or is not yours.',
    shows: 'MAPPING_NOT_FOUND',
  },
  MAPPING_REQUEST_NOT_FOUND: {
    mosip: 'PMS_PMP_015',
    step: 5.4,
    text: 'There is no such request, or it is not yours.',
    shows: 'MAPPING_NOT_FOUND',
  },
  MAPPING_ALREADY_APPROVED: { mosip: 'PMS_PM_034', step: 6, text: 'The policy mapping is approved already.' },
  MAPPING_ALREADY_REJECTED: { mosip: 'PMS_PM_035', step: 6.1, text: 'The policy mapping is rejected already.' },
  MAPPING_ALREADY_REVOKED: { mosip: 'PMS_PM_035', step: 6.2, text: 'The policy mapping has been revoked.' },
  SELF_APPROVAL: { mosip: 'PMS_PRT_055', step: 6.3, text: 'Somebody else than the requester must approve it.' },
  MAPPING_PARTNER_NOT_FOUND: {
    mosip: 'PMS_PRT_005',
    step: 9,
    text: 'There is no such partner, or it is not yours.',
    shows: 'PARTNER_NOT_FOUND',
  },
  PARTNER_WITHOUT_GROUP: { mosip: 'PMS_PRT_047', step: 12.1, text: 'The partner belongs to no policy group.' },
  POLICY_NOT_IN_GROUP: { mosip: 'PMS_PRT_098', step: 12.2, text: "The policy is not one of the partner's group." },
  MAPPED_POLICY_MISSING: {
    mosip: 'PMS_PMP_017',
    step: 12.3,
    text: 'There is no such policy.',
    shows: 'POLICY_NOT_FOUND',
  },
  MAPPED_GROUP_MISSING: {
    mosip: 'PMS_PMP_022',
    step: 15.12,
    text: 'The policy has no group.',
    shows: 'POLICY_GROUP_INACTIVE',
  },
  MAPPED_GROUP_INACTIVE: {
    mosip: 'PMS_PMP_023',
    step: 15.14,
    text: 'The group of the policy is not active.',
    shows: 'POLICY_GROUP_INACTIVE',
  },
  MAPPING_PENDING: { mosip: 'PMS_PRT_053', step: 16.1, text: 'The partner waits for this policy already.' },
  MAPPING_HELD: {
    mosip: 'PMS_PRT_060',
    step: 16.2,
    text: 'The partner may use this policy already.',
    shows: 'MAPPING_ALREADY_APPROVED',
  },
  CLIENTS_NOT_CONFIRMED: {
    mosip: 'PMS_COR_002',
    step: 17,
    text: 'The number of active clients is another one.',
  },
  TOO_MANY_DEPENDANTS: {
    mosip: 'PMS_COR_002',
    step: 17.1,
    text: 'More clients and keys stand on the mapping than can be switched off at once.',
  },
} as const satisfies Record<string, CatalogueEntry>;
