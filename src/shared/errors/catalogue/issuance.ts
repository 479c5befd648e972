import type { CatalogueEntry } from './entry.ts';

/** Refusals of what is issued under a policy mapping: credential types, and extractors of biometrics. */
export const issuanceProblems = {
  INVALID_BIOMETRIC: {
    mosip: 'PMS_COR_001',
    step: 2,
    text: 'is neither a modality nor a modality with its parts in brackets',
  },
  CREDENTIAL_TYPE_UNKNOWN: { mosip: 'PMS_PRT_072', step: 3, text: 'There is no such credential type.' },
  EXTRACTORS_MISSING: {
    mosip: 'PMS_PM_051',
    step: 6.5,
    text: 'Partners of this type need extractors of biometrics first.',
  },
  CREDENTIAL_PARTNER_TYPE: {
    mosip: 'PMS_PRT_070',
    step: 11.5,
    text: 'Only credential partners and online verification partners can have credential types.',
    shows: 'PARTNER_TYPE_NOT_ALLOWED',
  },
  EXTRACTORS_FIXED: {
    mosip: 'PMS_PRT_062',
    step: 14.5,
    text: 'The policy mapping is approved; its extractors cannot be changed any more.',
  },
  CREDENTIAL_POLICY_TYPE: {
    mosip: 'PMS_PRT_057',
    step: 15.4,
    text: 'Credential types need a policy of type DATA_SHARE or CREDENTIAL_ISSUANCE.',
    shows: 'POLICY_TYPE_NOT_ALLOWED',
  },
} as const satisfies Record<string, CatalogueEntry>;
