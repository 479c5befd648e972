import type { StoredRecord } from '../shared/mongo/index.ts';

/** That a user has agreed to what the portal keeps of them. The id is the user id; there is none before. */
export interface UserConsentRecord extends StoredRecord {
  readonly givenAt: Date;
}
