import type { OidcClientRecord } from '../oidc-client/index.ts';
import { pauseAfter } from './backoff.ts';
import type { RefusedDelivery } from './delivery.record.ts';
import { adopted, several, type Claim } from './delivery.store.ts';
import { isSetback, type Outcome, type Setback } from './esignet/outcome.ts';
import type { DeliveryLog } from './log.ts';
import { undo, type UndoParts } from './undo.ts';
import { isSameContent } from './undo.rules.ts';
import type { Waiters } from './waiters.ts';

export interface ReconcileParts extends UndoParts {
  readonly waiters: Waiters;
  readonly log: DeliveryLog;
  /** How long after a delivery it is looked at again. */
  readonly checkMs: number;
  /** eSignet has lost something; `isCheck`: it was looked for. */
  readonly lost: (isCheck: boolean) => Promise<void>;
}

interface Pushed {
  readonly outcome: Outcome;
  /** It was an update that came last, of a client that we never saw delivered. */
  readonly isThere: boolean;
}

/** Makes eSignet equal to the latest record of one client, or notes why not. Null: eSignet answered as it should. */
export async function reconcile(parts: ReconcileParts, claim: Claim): Promise<Setback | null> {
  const { deliveries, clients, waiters, checkMs, heldEvents } = parts;
  const { id } = claim.delivery;
  const [client] = await clients.findByIds([id]);
  if (client === undefined) {
    // it cannot be, but must not be looked at again and again
    const { firstSent, known } = claim.delivery;
    await deliveries.later(claim, { code: 'NO_SUCH_CLIENT', pauseMs: longestPauseMs, firstSent, known });
    return null;
  }
  const { outcome, isThere } = await push(parts, claim, client);
  if (isSetback(outcome)) {
    await postpone(parts, claim, client, outcome);
    return outcome;
  }
  if (outcome.kind === 'delivered') {
    // first: whoever dies between the two leaves it to be delivered, and so released, once more
    await heldEvents?.release(id, client.version);
    if (await deliveries.delivered(claim, client, jittered(checkMs))) {
      waiters.settle(id, 0, client.version, { state: 'DELIVERED' });
    }
    return null;
  }
  const code = outcome.kind === 'missing' ? 'invalid_client_id' : outcome.code;
  const undone = await undo(parts, claim, client, { code, isThere });
  if (undone === null) return null;
  if ('kind' in undone) {
    await postpone(parts, claim, client, undone);
    return undone;
  }
  tell(parts, id, undone);
  return null;
}

function tell({ log, waiters }: ReconcileParts, id: string, refusal: RefusedDelivery): void {
  const { code, after, version, undone } = refusal;
  log.warn({ clientId: id, version, code, undone }, 'eSignet refuses a client');
  waiters.settle(id, after, version, { state: 'REFUSED', code, undone });
}

async function push(
  { esignet, lost, log }: ReconcileParts,
  { delivery }: Claim,
  client: OidcClientRecord,
): Promise<Pushed> {
  const { deliveredVersion, firstSent } = delivery;
  if (deliveredVersion !== null) {
    const outcome = await esignet.update(client);
    if (outcome.kind !== 'missing') return { outcome, isThere: true };
    log.warn({ clientId: client.id }, 'eSignet has lost a client: it is created again');
    await lost(delivery.state === 'DELIVERED');
  }
  const outcome = await esignet.create(client);
  if (outcome.kind === 'there') return afterDuplicate(esignet, outcome, client, deliveredVersion ?? firstSent);
  // it begins as active, whatever the record says
  if (outcome.kind !== 'delivered' || client.status === 'ACTIVE') return { outcome, isThere: false };
  return { outcome: await esignet.update(client), isThere: true };
}

/** Ours where we may have sent it before; then it is brought up to date. Never seen by us, it is somebody else's. */
async function afterDuplicate(
  esignet: ReconcileParts['esignet'],
  { code }: { readonly code: string },
  client: OidcClientRecord,
  sentBefore: number | null,
): Promise<Pushed> {
  const foreign: Outcome = { kind: 'refused', code };
  if (sentBefore === null) return { outcome: foreign, isThere: false };
  const outcome = await esignet.update(client);
  return outcome.kind === 'missing' ? { outcome: foreign, isThere: false } : { outcome, isThere: true };
}

async function postpone(
  { deliveries, log }: ReconcileParts,
  claim: Claim,
  client: OidcClientRecord,
  setback: Setback,
): Promise<void> {
  const { id, attempts, deliveredVersion, firstSent, known, state } = claim.delivery;
  // what eSignet has not heard of says nothing about the client: another gateway may reach it, and the breaker guards this one
  const usualPauseMs = setback.mayHaveArrived ? pauseAfter(attempts) : 0;
  const pauseMs = setback.pauseMs ?? usualPauseMs;
  const facts = { clientId: id, version: client.version, code: setback.code, pauseMs };
  if (setback.kind === 'misconfigured') log.error(facts, 'eSignet cannot be used as it is configured');
  else log.info(facts, 'eSignet did not take a client; it will be tried again');
  if (state === 'DELIVERED') {
    await deliveries.checkLater(claim, Math.max(pauseMs, pauseAfter(attempts)));
    return;
  }
  const isCreate = deliveredVersion === null;
  const isOther = setback.mayHaveArrived && known !== null && !isSameContent(known, client);
  const sent = isOther && firstSent !== adopted ? several : (firstSent ?? client.version);
  await deliveries.later(claim, {
    code: setback.code,
    pauseMs: Math.min(pauseMs, longestPauseMs),
    // what cannot have arrived was not sent
    firstSent: isCreate && (setback.mayHaveArrived || firstSent !== null) ? sent : null,
    known: isCreate && setback.mayHaveArrived ? (known ?? client) : known,
  });
}

/** Whatever eSignet asks for. */
const longestPauseMs = 10 * 60_000;

/** What was delivered together is not looked at together. */
function jittered(ms: number): number {
  return Math.round(ms * (0.75 + Math.random() / 2));
}
