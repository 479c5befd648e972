import type { StoredRecord } from '../shared/mongo/index.ts';
import type { PartnerType } from './partner-types.ts';

export type PartnerStatus = 'REGISTERED' | 'ACTIVE' | 'INACTIVE';

/** How to reach a partner, and what it says of itself; null where it was never asked for. */
export interface PartnerDetails {
  readonly address: string | null;
  readonly contactNumber: string | null;
  readonly email: string | null;
  readonly logoUrl: string | null;
  /** Anything the partner wants to keep, as JSON text. */
  readonly additionalInfo: string | null;
}

/** Somebody to turn to, besides the address of the organisation itself. */
export interface PartnerContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** What for, in words of the partner. */
  readonly role: string | null;
}

/** An organisation that uses the identity system. */
export interface PartnerRecord extends StoredRecord, PartnerDetails {
  readonly name: string;
  /** `name` folded for ordering. */
  readonly nameKey: string;
  /** `email` in lower case: no two partners share one. */
  readonly emailKey: string | null;
  /** ISO 639 code of three letters. */
  readonly language: string | null;
  readonly type: PartnerType;
  readonly status: PartnerStatus;
  readonly policyGroupId: string | null;
  /** User ids of the tokens that may act for it. */
  readonly owners: readonly string[];
  readonly contacts: readonly PartnerContact[];
  /** When it became active for the first time; null as long as it never was. */
  readonly approvedAt: Date | null;
  /** Its certificate of now, and until when that is valid. */
  readonly certificateId: string | null;
  readonly certificateExpiresAt: Date | null;
}

/** A partner that nothing but its name is known of. */
export const noDetails = {
  address: null,
  contactNumber: null,
  email: null,
  emailKey: null,
  logoUrl: null,
  additionalInfo: null,
  language: null,
  contacts: [],
  approvedAt: null,
  certificateId: null,
  certificateExpiresAt: null,
} as const satisfies Partial<PartnerRecord>;
