import type { PartnerRecord } from '../partner/index.ts';
import { problem, type Problem } from '../shared/errors/index.ts';
import type { OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';

interface Transition {
  readonly stored: OidcClientRecord;
  readonly status: OidcClientStatus | undefined;
  /** Clients of the REST door expect that an inactive client stays so. */
  readonly inactiveIsFinal: boolean;
}

/** From inactive back to active, which needs all that a create needs. */
export function isRevival({ stored, status, inactiveIsFinal }: Transition): boolean {
  return stored.status === 'INACTIVE' && status === 'ACTIVE' && !inactiveIsFinal;
}

/** Whether a client in its present state can be changed at all (contract 1.5, steps 3, 4 and 7). */
export function judgeTransition(
  transition: Transition,
  partner: PartnerRecord | null,
  isAdministrator: boolean,
): Problem[] {
  const { stored, status } = transition;
  if (stored.status === 'INACTIVE') return isRevival(transition) ? [] : [problem('CLIENT_INACTIVE', ['id'])];
  // an administrator can always switch a client off
  if (status === 'INACTIVE' && isAdministrator) return [];
  if (partner === null) return [problem('PARTNER_NOT_FOUND', ['id'])];
  return partner.status === 'ACTIVE' ? [] : [problem('PARTNER_INACTIVE', ['id'])];
}
