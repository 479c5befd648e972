import type { SubjectKind } from '../audit/index.ts';
import type { Dependants } from '../policy-mapping/index.ts';
import type { CredentialRecord } from './credential.record.ts';
import type { CredentialStore } from './credential.store.ts';

/** Keys and licences fall with the mapping that they were made from. */
export function credentialDependants<R extends CredentialRecord>(
  store: CredentialStore<R>,
  { kind, action }: { kind: SubjectKind; action: string },
): Dependants {
  return {
    countActive: (pair, tx) => store.countActive(pair, tx),
    switchOff: async (pair, { reason, at }) =>
      (await store.findActive(pair)).map((before) => ({
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
