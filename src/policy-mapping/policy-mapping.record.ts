import type { StoredRecord } from '../shared/mongo/index.ts';

export type PolicyMappingStatus = 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'REVOKED';

/** A partner's request to stand under a policy, and what came of it. */
export interface PolicyMappingRecord extends StoredRecord {
  readonly partnerId: string;
  readonly policyId: string;
  readonly status: PolicyMappingStatus;
}
