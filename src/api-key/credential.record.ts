import type { Pair } from '../policy-mapping/index.ts';
import type { StoredRecord } from '../shared/mongo/index.ts';

export type CredentialStatus = 'ACTIVE' | 'INACTIVE';

/** A secret text that a partner shows to the identity system, made from an approved mapping. */
export interface CredentialRecord extends StoredRecord, Pair {
  readonly status: CredentialStatus;
  /** Why it was switched off with its mapping or its partner; null otherwise. */
  readonly statusReason: string | null;
  readonly createdBy: string;
  readonly expiresAt: Date;
  /** The text itself is never kept: a fingerprint to find it by, and the sealed text for events (vault.ts). */
  readonly fingerprint: string;
  readonly sealed: string;
}

export interface ApiKeyRecord extends CredentialRecord {
  /** Unique among the keys of a partner under a policy, for ever. */
  readonly label: string;
}

/** Of a provider that relays requests of others (MISP). A partner has one that is active at most. */
export type MispLicenseRecord = CredentialRecord;

/** A credential with its text, which is shown in this answer and never again; null where nothing was written. */
export interface Issued<R extends CredentialRecord> {
  readonly credential: R;
  readonly value: string | null;
}
