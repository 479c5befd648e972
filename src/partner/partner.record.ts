import type { StoredRecord } from '../shared/mongo/index.ts';

export const partnerTypes = [
  'AUTH_PARTNER',
  'CREDENTIAL_PARTNER',
  'ONLINE_VERIFICATION_PARTNER',
  'ABIS_PARTNER',
  'MANUAL_ADJUDICATION',
  'INTERNAL_PARTNER',
  'PRINT_PARTNER',
  'BINDING_PARTNER',
  'DEVICE_PROVIDER',
  'FTM_PROVIDER',
  'PARTNER_ADMIN',
  'MISP_PARTNER',
  'SDK_PARTNER',
] as const;

export type PartnerType = (typeof partnerTypes)[number];
export type PartnerStatus = 'REGISTERED' | 'ACTIVE' | 'INACTIVE';

/** An organisation that uses the identity system. */
export interface PartnerRecord extends StoredRecord {
  readonly name: string;
  /** `name` folded for ordering. */
  readonly nameKey: string;
  readonly type: PartnerType;
  readonly status: PartnerStatus;
  readonly policyGroupId: string | null;
  /** User ids of the tokens that may act for it. */
  readonly owners: readonly string[];
}
