import { randomBytes, randomUUID } from 'node:crypto';
import type { Pair } from '../policy-mapping/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import type { CredentialRecord } from './credential.record.ts';
import type { Vault } from './vault.ts';

const secretBytes = 32;
const hidden = { fingerprint: '', sealed: '' };

/** A new credential without its secret, as the audit trail sees it. */
export function newCredential(pair: Pair, caller: Caller, expiresAt: Date, now: Date): CredentialRecord {
  const { partnerId, policyId } = pair;
  return {
    id: randomUUID(),
    partnerId,
    policyId,
    status: 'ACTIVE',
    statusReason: null,
    createdBy: caller.userId,
    expiresAt,
    ...hidden,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** The same credential under another policy; it never outlives that policy, and never grows older than it was to be. */
export function movedCredential<R extends CredentialRecord>(stored: R, policyId: string, validTo: Date, now: Date): R {
  const expiresAt = stored.expiresAt < validTo ? stored.expiresAt : validTo;
  return { ...stored, policyId, expiresAt, version: stored.version + 1, updatedAt: now };
}

interface Store<R> {
  insert(tx: Transaction, record: R): Promise<void>;
  replace(tx: Transaction, record: R, fromVersion: number): Promise<boolean>;
}

/** Makes the secret of a credential, and the store that adds it: nothing of it goes into the audit trail. */
export function mintSecret<R extends CredentialRecord>(vault: Vault, store: Store<R>, { id }: R) {
  const value = randomBytes(secretBytes).toString('base64url');
  const kept = { fingerprint: vault.fingerprint(value), sealed: vault.seal(value, id) };
  const sealing: Store<R> = {
    insert: (tx, record) => store.insert(tx, { ...record, ...kept }),
    replace: store.replace.bind(store),
  };
  return { value, store: sealing };
}
