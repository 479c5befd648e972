import type { CatalogueEntry } from './entry.ts';

/** Refusals of certificates: first of the partner, then with the codes of MOSIP's key manager in its order. */
export const certificateProblems = {
  CERTIFICATE_GROUP_MISSING: {
    mosip: 'PMS_PRT_054',
    step: 200,
    text: 'The partner needs a policy group before its certificate.',
    shows: 'POLICY_GROUP_REQUIRED',
  },
  CERTIFICATE_PARTNER_INACTIVE: {
    mosip: 'PMS_PMP_016',
    step: 201,
    text: 'The partner was deactivated.',
    shows: 'PARTNER_INACTIVE',
  },
  CERTIFICATE_UNREADABLE: { mosip: 'KER-PCM-001', step: 202, text: 'This cannot be read as a certificate.' },
  CERTIFICATE_NOT_A_CA: { mosip: 'KER-PCM-001', step: 203, text: 'The certificate is not one of an authority.' },
  CERTIFICATE_DOMAIN_UNKNOWN: { mosip: 'KER-PCM-011', step: 204, text: 'There is no such domain.' },
  CERTIFICATE_EXISTS: { mosip: 'KER-PCM-003', step: 205, text: 'Certificate already exists in store.' },
  CERTIFICATE_EXPIRED: { mosip: 'KER-PCM-004', step: 206, text: 'The certificate has expired.' },
  CERTIFICATE_NOT_YET_VALID: { mosip: 'KER-PCM-004', step: 206, text: 'The certificate is not valid yet.' },
  CERTIFICATE_NAME_MISMATCH: {
    mosip: 'KER-PCM-008',
    step: 207,
    text: 'The organisation (O) of the certificate is not the name of the partner.',
  },
  CERTIFICATE_KEY_WEAK: { mosip: 'KER-PCM-013', step: 208, text: 'The key of the certificate is too weak.' },
  CERTIFICATE_SIGNATURE_WEAK: {
    mosip: 'KER-PCM-014',
    step: 209,
    text: 'The signature of the certificate uses a weak or unknown hash.',
  },
  CERTIFICATE_SELF_SIGNED: {
    mosip: 'KER-PCM-006',
    step: 210,
    text: 'The certificate is signed by its own key, not by an authority.',
  },
  CERTIFICATE_ISSUER_UNKNOWN: {
    mosip: 'KER-PCM-006',
    step: 210,
    text: 'No authority that is known in this domain, and valid now, has issued the certificate.',
  },
} as const satisfies Record<string, CatalogueEntry>;
