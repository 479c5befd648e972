import type { StoredRecord } from '../shared/mongo/index.ts';

export type PolicyGroupStatus = 'ACTIVE' | 'INACTIVE';

/** A group that policies and partners belong to. */
export interface PolicyGroupRecord extends StoredRecord {
  readonly name: string;
  /** `name` folded for ordering. */
  readonly nameKey: string;
  readonly description: string;
  readonly status: PolicyGroupStatus;
  /** User ids; null where nobody knows, or nobody has changed it. */
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
}
