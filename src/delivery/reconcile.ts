import { setTimeout as pause } from 'node:timers/promises';
import type { OidcClientRecord } from '../oidc-client/index.ts';
import { pauseAfter } from './backoff.ts';
import type { RefusedDelivery } from './delivery.record.ts';
import type { Claim } from './delivery.store.ts';
import { isSetback, isUnanswered, timedOut, type Outcome, type Setback } from './esignet/outcome.ts';
import type { DeliveryLog } from './log.ts';
import { switchOff } from './switch-off.ts';
import { firstSentOf, undo, type UndoParts } from './undo.ts';
import type { Waiters } from './waiters.ts';

export interface ReconcileParts extends UndoParts {
  readonly waiters: Waiters;
  readonly log: DeliveryLog;
  /** How long after a delivery it is looked at again. */
  readonly checkMs: number;
  /** eSignet has lost something. */
  readonly lost: () => void;
}

interface Pushed {
  /** `open`: a create that was not answered may bring it there yet; nothing else can be done now. */
  readonly outcome: Outcome | 'open';
  /** eSignet has just taken a create of it. */
  readonly isThere: boolean;
  /** No create of this attempt is open. */
  readonly isCreateOver: boolean;
  /** It was delivered, and is not there any more. */
  readonly isLost: boolean;
}

/** Makes eSignet equal to the latest record of one client, or notes why not. Null: eSignet answered as it should. */
export async function reconcile(parts: ReconcileParts, claim: Claim): Promise<Setback | null> {
  const { deliveries, clients, waiters, checkMs, callOpenMs, heldEvents } = parts;
  const { id, firstSent, undone = [] } = claim.delivery;
  const [client] = await clients.findByIds([id]);
  if (client === undefined) {
    // it cannot be, but must not be looked at again and again
    await deliveries.later(claim, {
      code: 'NO_SUCH_CLIENT',
      pauseMs: longestPauseMs,
      firstSent,
      isCreateOver: false,
      callOpenMs: null,
    });
    return null;
  }
  const { outcome, ...seen } = await push(parts, claim, client);
  if (outcome === 'open') return lookAgain(parts, claim, firstSent);
  if (isSetback(outcome)) return postpone(parts, claim, client, outcome, seen);
  if (outcome.kind === 'delivered') {
    // first: whoever dies between the two leaves it to be delivered, and so released, once more
    await heldEvents?.release(id, client.version);
    if (await deliveries.delivered(claim, client, jittered(checkMs))) {
      // who waits for a version that was taken back before learns that from the delivery
      waiters.settle(id, undone.at(-1)?.version ?? 0, client.version, { state: 'DELIVERED' });
    } else await deliveries.doubt(id, callOpenMs);
    return null;
  }
  const code = outcome.kind === 'missing' ? 'invalid_client_id' : outcome.code;
  const refusal = await undo(parts, claim, client, { code, ...seen });
  if (refusal === null) return null;
  if (refusal === 'open') return lookAgain(parts, claim, firstSentOf(claim, client, seen));
  if ('kind' in refusal) return postpone(parts, claim, client, refusal, seen);
  tell(parts, id, refusal);
  return null;
}

function tell({ log, waiters }: ReconcileParts, id: string, refusal: RefusedDelivery): void {
  const { code, after, version, undone } = refusal;
  log.warn({ clientId: id, version, code, undone }, 'eSignet refuses a client');
  waiters.settle(id, after, version, { state: 'REFUSED', code, undone });
}

/** What eSignet may have is updated first: that can do no harm twice. It is created where it is not there. */
async function push(parts: ReconcileParts, claim: Claim, client: OidcClientRecord): Promise<Pushed> {
  const { esignet, deliveries, lost, log, callOpenMs } = parts;
  const { deliveredVersion, firstSent } = claim.delivery;
  const nothing = { isThere: false, isCreateOver: false, isLost: false };
  if (deliveredVersion !== null || firstSent !== null) {
    const outcome = await esignet.update(client);
    if (outcome.kind !== 'missing') return { ...nothing, outcome };
  }
  const isLost = deliveredVersion !== null;
  if (isLost) {
    log.warn({ clientId: client.id }, 'eSignet has lost a client: it is created again');
    lost();
  }
  if (!(await deliveries.beginCreate(claim, client.version, callOpenMs)))
    return { ...nothing, outcome: 'open', isLost };
  const outcome = await esignet.create(client);
  const isCreateOver = !(isSetback(outcome) && outcome.code === timedOut && outcome.mayHaveArrived);
  if (outcome.kind === 'there') {
    if ((deliveredVersion ?? firstSent) === null) await noteForeign(deliveries, claim);
    const found = await afterDuplicate(esignet, outcome, client, deliveredVersion ?? firstSent);
    return { outcome: found, isThere: false, isCreateOver, isLost };
  }
  // it begins as active, whatever the record says
  const isThere = outcome.kind === 'delivered' && client.status === 'INACTIVE';
  return { outcome: isThere ? await esignet.update(client) : outcome, isThere, isCreateOver, isLost };
}

/** What is known here must not be lost with the database: it is tried for about as long as the lease lasts. */
async function noteForeign(deliveries: ReconcileParts['deliveries'], claim: Claim): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await deliveries.foreign(claim);
      return;
    } catch (error) {
      if (tries === mostNotes) throw error;
      await pause(pauseBetweenNotesMs);
    }
  }
}

/** Ours where we may have sent it before; then it is brought up to date. Never seen by us, it is somebody else's. */
async function afterDuplicate(
  esignet: ReconcileParts['esignet'],
  { code }: { readonly code: string },
  client: OidcClientRecord,
  sentBefore: number | null,
): Promise<Outcome> {
  const foreign: Outcome = { kind: 'refused', code };
  if (sentBefore === null) return foreign;
  const outcome = await esignet.update(client);
  return outcome.kind === 'missing' ? foreign : outcome;
}

/** Soon, since what is open mostly ends well. eSignet has answered meanwhile, so that this is no failure of it. */
async function lookAgain({ deliveries }: ReconcileParts, claim: Claim, firstSent: number | null): Promise<null> {
  const setting = { code: timedOut, pauseMs: lookAgainMs, firstSent, isCreateOver: false, callOpenMs: null };
  await deliveries.later(claim, setting);
  return null;
}

async function postpone(
  { deliveries, esignet, heldEvents, log, callOpenMs: openMs }: ReconcileParts,
  claim: Claim,
  client: OidcClientRecord,
  setback: Setback,
  { isThere, isCreateOver, isLost }: Omit<Pushed, 'outcome'>,
): Promise<Setback | null> {
  const { id, attempts, deliveredVersion, firstSent, state } = claim.delivery;
  // what eSignet has not heard of says nothing about the client: another gateway may reach it, and the breaker guards this one
  const usualPauseMs = setback.isHeard ? pauseAfter(attempts) : 0;
  const pauseMs = Math.min(Math.max(setback.pauseMs ?? 0, usualPauseMs), longestPauseMs);
  const facts = { clientId: id, version: client.version, code: setback.code, pauseMs };
  if (setback.kind === 'misconfigured') log.error(facts, 'eSignet cannot be used as it is configured');
  else log.info(facts, 'eSignet did not take a client; it will be tried again');
  const off = await switchOff(esignet, claim.delivery, client, setback);
  const known = off?.known ?? null;
  // others are to know that it is switched off; the rest of it they hear with what mends it
  if (known !== null) await heldEvents?.release(id, client.version);
  const callOpenMs = isUnanswered(setback) || off?.isUnanswered === true ? openMs : null;
  if (state === 'DELIVERED' && !isLost) {
    await deliveries.checkLater(claim, Math.max(pauseMs, jittered(checkAgainMs)), callOpenMs);
    return setback;
  }
  // what cannot have arrived was not sent, unless a create before it was taken
  const wasSent = deliveredVersion === null && (setback.mayHaveArrived || isThere || firstSent !== null);
  const isStillOurs = await deliveries.later(claim, {
    code: setback.code,
    pauseMs,
    firstSent: wasSent ? (firstSent ?? client.version) : null,
    isCreateOver,
    callOpenMs,
    ...(known === null ? {} : { known }),
  });
  if (!isStillOurs && setback.mayHaveArrived) await deliveries.doubt(id, openMs);
  // it has just taken a call
  return known === null ? setback : null;
}

const mostNotes = 8;
const pauseBetweenNotesMs = 1_000;
/** Whatever eSignet asks for. */
const longestPauseMs = 10 * 60_000;
const lookAgainMs = 2_000;
/** What was delivered is not known to be wrong. */
const checkAgainMs = 60_000;

/** What was delivered together is not looked at together. */
function jittered(ms: number): number {
  return Math.round(ms * (0.75 + Math.random() / 2));
}
