import type { CatalogueEntry } from './entry.ts';

const noSuchGroup = { step: 5, text: 'There is no such policy group.', shows: 'POLICY_GROUP_NOT_FOUND' } as const;
const noSuchPolicy = { step: 8, text: 'There is no such policy.', shows: 'POLICY_NOT_FOUND' } as const;
const groupInactive = { step: 7, shows: 'POLICY_GROUP_INACTIVE' } as const;
const published = { step: 10, shows: 'POLICY_NOT_DRAFT' } as const;
const stillDraft = { step: 10, shows: 'POLICY_IS_DRAFT' } as const;
const hasActive = { step: 12, shows: 'POLICY_GROUP_HAS_ACTIVE_POLICIES' } as const;

/**
 * Refusals of policy groups and policies, with the order of contract 2.4. The same thing has another code of MOSIP in
 * nearly every endpoint: there is a reason for each, and one public code for all of them.
 */
export const policyProblems = {
  POLICY_TYPE_UNSUPPORTED: { mosip: 'PMS_POL_023', step: 3, text: 'is not a type of policy' },

  GROUP_ID_UNKNOWN: { mosip: 'PMS_POL_016', ...noSuchGroup },
  GROUP_NAME_UNKNOWN: { mosip: 'PMS_POL_019', ...noSuchGroup },
  GROUP_TO_UPDATE_UNKNOWN: { mosip: 'PMS_POL_008', ...noSuchGroup },
  GROUP_TO_DEACTIVATE_UNKNOWN: { mosip: 'PMS_POL_068', ...noSuchGroup },
  NO_ACTIVE_GROUP: { mosip: 'PMS_POL_059', ...noSuchGroup, text: 'There is no active policy group.' },
  POLICY_GROUP_NAME_TAKEN: { mosip: 'PMS_POL_014', step: 6, text: 'A policy group with this name exists already.' },
  GROUP_INACTIVE: { mosip: 'PMS_POL_053', ...groupInactive, text: 'The policy group is not active.' },
  GROUP_INACTIVE_ALREADY: { mosip: 'PMS_POL_067', ...groupInactive, text: 'The policy group is inactive already.' },

  POLICY_UNKNOWN: { mosip: 'PMS_POL_008', ...noSuchPolicy },
  POLICY_TO_DEACTIVATE_UNKNOWN: { mosip: 'PMS_POL_065', ...noSuchPolicy },
  POLICY_OF_OTHER_GROUP: {
    mosip: 'PMS_POL_015',
    step: 9,
    text: 'The policy does not belong to this group.',
    shows: 'POLICY_NOT_IN_GROUP',
  },
  PUBLISHED_ALREADY: { mosip: 'PMS_POL_020', ...published, text: 'Only drafts can be published.' },
  PUBLISHED_IS_FIXED: { mosip: 'PMS_POL_055', ...published, text: 'Only drafts can be changed.' },
  PUBLISHED_KEEPS_STATUS: { mosip: 'PMS_POL_058', ...published, text: 'The policy is published.' },
  DRAFT_NOT_ACTIVATED: { mosip: 'PMS_POL_054', ...stillDraft, text: 'A draft is activated by publishing it.' },
  DRAFT_NOT_DEACTIVATED: { mosip: 'PMS_POL_072', ...stillDraft, text: 'A draft cannot be deactivated.' },
  DEACTIVATED_ALREADY: {
    mosip: 'PMS_POL_062',
    step: 10.1,
    text: 'The policy is deactivated already.',
    shows: 'POLICY_INACTIVE',
  },
  POLICY_NAME_TAKEN: { mosip: 'PMS_POL_009', step: 11, text: 'The group has a policy with this name already.' },

  GROUP_HAS_ACTIVE_AND_DRAFTS: {
    mosip: 'PMS_POL_069',
    ...hasActive,
    text: 'The group has activated policies, and drafts.',
  },
  POLICY_GROUP_HAS_ACTIVE_POLICIES: { mosip: 'PMS_POL_056', step: 12, text: 'The group has activated policies.' },
  POLICY_GROUP_HAS_DRAFTS: { mosip: 'PMS_POL_070', step: 12, text: 'The group has drafts of policies.' },
  POLICY_HAS_APPROVED_MAPPINGS: { mosip: 'PMS_POL_063', step: 13, text: 'Partners are approved for the policy.' },
  POLICY_HAS_REQUESTED_MAPPINGS: { mosip: 'PMS_POL_064', step: 14, text: 'Partners have asked for the policy.' },

  DEFINITION_UNKNOWN_MEMBER: { mosip: 'PMS_PV_005', step: 20, text: 'is not a member that the definition can have' },
  DEFINITION_VALUE_NOT_ALLOWED: { mosip: 'PMS_PV_005', step: 20, text: 'is not one of the allowed values' },
  DEFINITION_MISSING_MEMBER: { mosip: 'PMS_PV_006', step: 20, text: 'is missing in the definition' },
  DEFINITION_WRONG_TYPE: { mosip: 'PMS_PV_007', step: 20, text: 'is of the wrong type' },
  DEFINITION_TOO_FEW_ITEMS: { mosip: 'PMS_PV_008', step: 20, text: 'has too few items' },
  DEFINITION_TOO_SHORT: { mosip: 'PMS_PV_009', step: 20, text: 'is too short' },
  UNKNOWN_AUTH_TYPE: { mosip: 'PMS_PV_005', step: 20, text: 'is not an authentication type that MOSIP knows' },
} as const satisfies Record<string, CatalogueEntry>;
