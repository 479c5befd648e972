import type { StoredRecord } from '../shared/mongo/index.ts';

export type PolicyGroupStatus = 'ACTIVE' | 'INACTIVE';

/** A group that policies and partners belong to. */
export interface PolicyGroupRecord extends StoredRecord {
  readonly name: string;
  readonly description: string;
  readonly status: PolicyGroupStatus;
}
