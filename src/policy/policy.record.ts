import type { StoredRecord } from '../shared/mongo/index.ts';

export type PolicyType = 'AUTH' | 'DATA_SHARE' | 'CREDENTIAL_ISSUANCE' | 'MISP';
export type PolicyStatus = 'DRAFT' | 'ACTIVATED' | 'DEACTIVATED';

/** What a partner may do, as a document that the other parts of the identity system read. */
export interface PolicyRecord extends StoredRecord {
  readonly groupId: string;
  readonly name: string;
  /** `name` folded for ordering. */
  readonly nameKey: string;
  readonly description: string;
  readonly type: PolicyType;
  readonly status: PolicyStatus;
  readonly documentVersion: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The document as submitted. */
  readonly definition: Record<string, unknown>;
  /** User ids; null where nobody knows, or nobody has changed it. */
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
}
