import type { StoredRecord } from '../shared/mongo/index.ts';

export const policyMappingStatuses = ['REQUESTED', 'APPROVED', 'REJECTED', 'REVOKED'] as const;

export type PolicyMappingStatus = (typeof policyMappingStatuses)[number];

/** What a mapping connects; also the key of its fence. */
export interface Pair {
  readonly partnerId: string;
  readonly policyId: string;
}

/** How one biometric attribute is reduced for the partner before it is handed over. */
export interface BioExtractor {
  readonly attributeName: string;
  /** Modality, with its parts in brackets where not all are meant: `finger[leftThumb]`. */
  readonly biometric: string;
  readonly provider: string;
  readonly version: string;
}

/** A partner's request to stand under a policy, and what came of it. */
export interface PolicyMappingRecord extends StoredRecord, Pair {
  readonly status: PolicyMappingStatus;
  readonly useCaseDescription: string;
  readonly requestedBy: string;
  /** Who approved or rejected it, and when. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The requester approved it: allowed unless four eyes are demanded. */
  readonly selfApproved: boolean;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
  /** Of the rejection or of the revocation. */
  readonly reason: string | null;
  /** What is issued to the partner under the policy. */
  readonly credentialTypes: readonly string[];
  readonly extractors: readonly BioExtractor[];
}

/** The state of a request that nobody has looked at or added to. */
export const undecided = {
  decidedBy: null,
  decidedAt: null,
  selfApproved: false,
  revokedBy: null,
  revokedAt: null,
  reason: null,
  credentialTypes: [],
  extractors: [],
} as const;
