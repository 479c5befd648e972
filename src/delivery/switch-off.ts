import type { OidcClientRecord } from '../oidc-client/index.ts';
import type { DeliveryRecord } from './delivery.record.ts';
import type { ClientManagement } from './esignet/client-management.ts';
import { isAnswered, isSetback, isUnanswered, type Setback } from './esignet/outcome.ts';

export interface SwitchedOff {
  /** What eSignet has now, where it took that. */
  readonly known: OidcClientRecord | null;
  readonly isUnanswered: boolean;
}

/**
 * A client that is switched off, and whose latest content eSignet cannot store: it is switched off with the content that
 * eSignet has, so that nobody logs in through it any more. Null where that is not the case.
 */
export async function switchOff(
  esignet: ClientManagement,
  { known }: DeliveryRecord,
  client: OidcClientRecord,
  setback: Setback,
): Promise<SwitchedOff | null> {
  if (client.status !== 'INACTIVE' || known?.status !== 'ACTIVE' || !isAnswered(setback)) return null;
  const off: OidcClientRecord = { ...known, status: 'INACTIVE' };
  const outcome = await esignet.update(off);
  return {
    known: outcome.kind === 'delivered' ? off : null,
    isUnanswered: isSetback(outcome) && isUnanswered(outcome),
  };
}
