import { randomUUID } from 'node:crypto';
import type { ChangeWriter } from '../audit/index.ts';
import type { OidcClientRecord, OidcClientStore, WithdrawnClientStore } from '../oidc-client/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { Clock } from '../shared/clock.ts';
import { StaleDecision, type Transaction } from '../shared/unit-of-work.ts';
import { pauseAfter } from './backoff.ts';
import type { RefusedDelivery } from './delivery.record.ts';
import { adopted, type Claim, type DeliveryStore } from './delivery.store.ts';
import type { ClientManagement } from './esignet/client-management.ts';
import { isSetback, type Setback } from './esignet/outcome.ts';
import { stateBefore, tombstoneOf } from './undo.rules.ts';

export interface UndoParts {
  readonly writer: ChangeWriter;
  readonly clients: OidcClientStore;
  readonly withdrawn: WithdrawnClientStore;
  readonly deliveries: DeliveryStore;
  readonly esignet: ClientManagement;
  readonly clock: Clock;
  /** Null: nobody is told of clients. */
  readonly heldEvents: HeldEvents | null;
  /** So long eSignet may be at work on a call that it does not answer. */
  readonly callOpenMs: number;
}

/** What is to be told of clients once eSignet has them. */
export interface HeldEvents {
  release(clientId: string, version: number): Promise<void>;
  drop(tx: Transaction, clientId: string, version: number): Promise<void>;
}

export interface Refused {
  readonly code: string;
  /** eSignet has just taken a create of it. */
  readonly isThere: boolean;
  /** No create of this attempt is open. */
  readonly isCreateOver: boolean;
}

/**
 * Takes back what eSignet refuses, in one transaction with the note of it. Null when the client has changed meanwhile:
 * then the later version is to be delivered. A setback when eSignet could not be asked what it has; `open` when a create
 * may still bring something there.
 */
export async function undo(
  parts: UndoParts,
  claim: Claim,
  client: OidcClientRecord,
  refused: Refused,
): Promise<RefusedDelivery | Setback | 'open' | null> {
  const { code } = refused;
  const { deliveredVersion, known } = claim.delivery;
  // what was delivered may be refused when it is sent once more
  const after = Math.min(deliveredVersion ?? 0, client.version - 1);
  const refusal = { code, version: client.version, after, undone: true };
  try {
    if (deliveredVersion === null) {
      // what eSignet may have from elsewhere is not ours to take away
      if (claim.delivery.firstSent === adopted) return await keepOff(parts, claim, client, refusal);
      const trace = await traceOf(parts, claim, client, refused);
      if (typeof trace !== 'string' || trace === 'open') return trace;
      if (trace === 'unknown') return await keep(parts, claim, refusal);
      await withdraw(
        parts,
        claim,
        client,
        refusal,
        trace === 'off' ? (claim.delivery.firstSent ?? client.version) : null,
      );
      return refusal;
    }
    const before = known === null ? null : stateBefore(client, known, parts.clock());
    if (before === null) return await keepOff(parts, claim, client, refusal);
    await restore(parts, claim, client, before, refusal);
    return refusal;
  } catch (error) {
    if (!(error instanceof StaleDecision)) throw error;
    await parts.deliveries.release(claim, firstSentOf(claim, client, refused), refused.isCreateOver);
    return null;
  }
}

/** What is to be kept of a create: that of an earlier attempt, or of this one, where eSignet took it. */
export function firstSentOf(
  { delivery }: Claim,
  { version }: OidcClientRecord,
  { isThere }: Pick<Refused, 'isThere'>,
): number | null {
  return delivery.firstSent ?? (isThere ? version : null);
}

/**
 * A client that is switched off here and refused, with the very content that eSignet has or with whatever it has from
 * elsewhere: it is switched off there with a content that every eSignet takes, so that nobody logs in through it any more.
 */
async function keepOff(
  parts: UndoParts,
  claim: Claim,
  client: OidcClientRecord,
  refusal: RefusedDelivery,
): Promise<RefusedDelivery | Setback> {
  const { attempts, known } = claim.delivery;
  if (client.status !== 'INACTIVE' || known?.status === 'INACTIVE') return keep(parts, claim, refusal);
  const outcome = await parts.esignet.update(tombstoneOf(known ?? client));
  if (isSetback(outcome)) return { ...outcome, pauseMs: pauseAfter(attempts) };
  const isOff = known !== null && outcome.kind === 'delivered';
  return keep(parts, claim, refusal, isOff ? { ...known, status: 'INACTIVE' } : known);
}

async function keep(
  { deliveries, heldEvents, callOpenMs }: UndoParts,
  claim: Claim,
  refusal: RefusedDelivery,
  known = claim.delivery.known,
): Promise<RefusedDelivery> {
  const kept = { ...refusal, undone: false };
  // it stands, so others are to know it
  await heldEvents?.release(claim.delivery.id, refusal.version);
  if (!(await deliveries.refused(claim, kept, known))) await deliveries.doubt(claim.delivery.id, callOpenMs);
  return kept;
}

/**
 * What a create that was never answered may have left behind in eSignet: nothing, a client that is switched off now,
 * nothing yet (`open`), or who knows.
 */
async function traceOf(
  { esignet, deliveries }: UndoParts,
  claim: Claim,
  client: OidcClientRecord,
  { isThere, isCreateOver }: Refused,
): Promise<'none' | 'off' | 'open' | 'unknown' | Setback> {
  const { firstSent, attempts } = claim.delivery;
  if (firstSent === null && !isThere) return 'none';
  const outcome = await esignet.update(tombstoneOf(client));
  // whatever this call did is no news of what a create did
  if (isSetback(outcome)) return { ...outcome, mayHaveArrived: false, pauseMs: pauseAfter(attempts) };
  if (outcome.kind !== 'missing' && outcome.kind !== 'delivered') return 'unknown';
  // an earlier call could bring it there, or switch it on again, and nobody looks at what is withdrawn
  if (!(await deliveries.isQuiet(claim))) return 'open';
  if (outcome.kind === 'delivered') return 'off';
  return isCreateOver || (await deliveries.beginCreate(claim, client.version, 0)) ? 'none' : 'open';
}

function withdraw(
  { writer, withdrawn, deliveries, clock, heldEvents }: UndoParts,
  claim: Claim,
  before: OidcClientRecord,
  refusal: RefusedDelivery,
  firstSent: number | null,
): Promise<void> {
  const after: OidcClientRecord = {
    ...before,
    status: 'INACTIVE',
    statusReason: `eSignet refused it: ${refusal.code}`,
    version: before.version + 1,
    updatedAt: clock(),
  };
  const store = {
    insert: () => withdrawn.insert(),
    replace: async (tx: Transaction, record: OidcClientRecord, fromVersion: number) => {
      await heldEvents?.drop(tx, before.id, before.version);
      return (await withdrawn.replace(tx, record, fromVersion)) && deliveries.withdrawn(tx, claim, refusal, firstSent);
    },
  };
  const { partnerId } = before;
  return writer.write(courier(), {
    kind: 'oidcClient',
    action: 'oidc-client:withdraw',
    partnerId,
    store,
    before,
    after,
  });
}

function restore(
  { writer, clients, deliveries, heldEvents }: UndoParts,
  claim: Claim,
  before: OidcClientRecord,
  after: OidcClientRecord,
  refusal: RefusedDelivery,
): Promise<void> {
  const store = {
    insert: (tx: Transaction, record: OidcClientRecord) => clients.insert(tx, record),
    replace: async (tx: Transaction, record: OidcClientRecord, fromVersion: number) => {
      await heldEvents?.drop(tx, before.id, before.version);
      return (await clients.replace(tx, record, fromVersion)) && deliveries.restored(tx, claim, refusal);
    },
  };
  const { partnerId } = before;
  return writer.write(courier(), {
    kind: 'oidcClient',
    action: 'oidc-client:restore',
    partnerId,
    store,
    before,
    after,
  });
}

/** Who the audit trail names. */
function courier(): Caller {
  return {
    userId: 'esignet-courier',
    roles: new Set(),
    ownedPartnerIds: () => Promise.resolve([]),
    correlationId: randomUUID(),
    sourceAddress: null,
  };
}
