import type { SubjectKind } from '../audit/index.ts';
import type { Pair } from '../policy-mapping/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import type { CredentialRecord } from './credential.record.ts';
import type { CredentialStore } from './credential.store.ts';

/** Keys and licences fall with the mapping that they were made from, licences with their partner as well. */
export function credentialDependants<R extends CredentialRecord>(
  store: CredentialStore<R>,
  { kind, action }: { kind: SubjectKind; action: string },
) {
  return {
    countActive: (of: Partial<Pair>, tx?: Transaction) => store.countActive(of, tx),
    switchOff: async (of: Partial<Pair>, { reason, at }: { reason: string; at: Date }) =>
      (await store.findActive(of)).map((before) => ({
        kind,
        action,
        partnerId: before.partnerId,
        reason,
        store,
        before,
        after: switchedOff(before, reason, at),
      })),
  };
}

export function switchedOff<R extends CredentialRecord>(stored: R, statusReason: string | null, now: Date): R {
  return { ...stored, status: 'INACTIVE', statusReason, version: stored.version + 1, updatedAt: now };
}
