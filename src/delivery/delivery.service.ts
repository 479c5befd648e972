import {
  refusedByEsignet,
  type ChangedClient,
  type ClientDelivery,
  type DeliveryOutcome,
  type OidcClientRecord,
  type OidcClientStore,
} from '../oidc-client/index.ts';
import { judgedBefore, recallOf, type Intents } from '../audit/index.ts';
import { assertCan } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import { listPage, type CursorCodec, type Listing, type PageArguments } from '../shared/pagination/index.ts';
import type { Courier } from './courier.ts';
import type { DeliveryRecord, DeliveryState } from './delivery.record.ts';
import type { DeliveryStore } from './delivery.store.ts';
import type { Waiters } from './waiters.ts';

/** Other gateways may deliver what was written here; then only the database says so. */
const lookEveryMs = 150;

export interface DeliveryServiceParts {
  readonly deliveries: DeliveryStore;
  readonly clients: OidcClientStore;
  readonly cursors: CursorCodec;
  readonly intents: Intents;
  /** Null: no eSignet is configured. */
  readonly handOn: { readonly courier: Courier; readonly waiters: Waiters; readonly waitMs: number } | null;
}

export class DeliveryService implements ClientDelivery {
  private readonly parts: DeliveryServiceParts;
  private readonly reader: PointReader<DeliveryRecord>;

  constructor(parts: DeliveryServiceParts) {
    this.parts = parts;
    this.reader = new PointReader(parts.deliveries);
  }

  /** Of a client that the caller may see. Null when no eSignet is configured. */
  async find(clientId: string): Promise<DeliveryRecord | 'never' | null> {
    if (this.parts.handOn === null) return null;
    return (await this.reader.find(clientId)) ?? 'never';
  }

  behind(caller: Caller, states: readonly DeliveryState[], page: PageArguments): Promise<Listing<DeliveryRecord>> {
    assertCan(caller, 'delivery:read');
    const order = { field: 'behindSince', direction: 'ASC' } as const;
    return listPage(this.parts.cursors, order, page, this.parts.deliveries.behind(states));
  }

  async outcomeOf(id: string, version: number): Promise<DeliveryOutcome> {
    const { handOn } = this.parts;
    if (handOn === null) return { state: 'PENDING' };
    const { courier, waiters, waitMs } = handOn;
    const deadline = performance.now() + waitMs;
    courier.wake();
    for (;;) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0 || courier.isBlocked) return { state: 'PENDING' };
      const told = await waiters.next(id, version, Math.min(lookEveryMs, leftMs));
      if (told !== null) return told;
      // it is written, whether or not the database can be asked how far it came
      const seen = outcomeIn(await this.reader.find(id).catch(() => null), version);
      if (seen.state !== 'PENDING') return seen;
    }
  }

  async keeps(id: string): Promise<boolean> {
    const delivery = await this.reader.find(id);
    return delivery !== null && delivery.firstSent !== null;
  }

  async redeliver(caller: Caller, id: string): Promise<ChangedClient> {
    assertCan(caller, 'oidc-client:redeliver');
    const { handOn, clients, deliveries, intents } = this.parts;
    if (handOn === null) throw new Refusal([problem('DELIVERY_NOT_CONFIGURED', [])]);
    const { record: client } = await intents.once(caller, recallOf('oidcClient', clients, judgedBefore), async () => {
      const [record] = await clients.findByIds([id]);
      if (record === undefined) throw new Refusal([problem('NOT_FOUND', ['id'])]);
      await intents.beside(caller, record, (tx) => deliveries.want(tx, record, 'change'));
      return { record, warnings: [] };
    });
    const outcome = await this.outcomeOf(id, client.version);
    const warnings = outcome.state === 'REFUSED' ? assertAcceptable([refusedByEsignet(outcome, 'update')]) : [];
    return { record: await this.latest(client), warnings, delivery: outcome.state };
  }

  /** What is done is done, whether or not it can be read once more. */
  private async latest(client: OidcClientRecord): Promise<OidcClientRecord> {
    const [latest] = await this.parts.clients.findByIds([client.id]).catch(() => []);
    return latest ?? client;
  }
}

function outcomeIn(delivery: DeliveryRecord | null, version: number): DeliveryOutcome {
  if (delivery === null) return { state: 'PENDING' };
  const { refusal, undone = [], deliveredVersion, state } = delivery;
  // what stands refused and is tried once more is open again
  const standing = refusal !== null && (refusal.undone || state === 'REFUSED') ? [refusal] : [];
  const refused = [...undone, ...standing].find(({ after, version: last }) => version > after && version <= last);
  if (refused !== undefined) return { state: 'REFUSED', code: refused.code, undone: refused.undone };
  const isDelivered = state !== 'PENDING' || delivery.version > version;
  return isDelivered && deliveredVersion !== null && deliveredVersion >= version
    ? { state: 'DELIVERED' }
    : { state: 'PENDING' };
}
