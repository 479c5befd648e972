import { judgedBefore, subjectOf, type Intents, type Recall } from '../../audit/index.ts';
import type { OidcClientStore } from '../../oidc-client/index.ts';
import { assertCan } from '../../shared/access.ts';
import type { Caller } from '../../shared/caller.ts';
import type { Changed } from '../../shared/changed.ts';
import { problem, Refusal } from '../../shared/errors/index.ts';
import { listPage, type CursorCodec, type Listing, type PageArguments } from '../../shared/pagination/index.ts';
import { clientDataOf } from './event-data.rules.ts';
import type { ClientData, EventRecord, EventState } from './event.record.ts';
import type { OutboxStore } from './outbox.store.ts';

export interface EventServiceParts {
  readonly store: OutboxStore;
  readonly clients: OidcClientStore;
  readonly cursors: CursorCodec;
  readonly intents: Intents;
}

export class EventService {
  private readonly parts: EventServiceParts;
  private readonly recall: Recall<EventRecord, Changed<EventRecord>>;

  constructor(parts: EventServiceParts) {
    this.parts = parts;
    const { store } = parts;
    this.recall = {
      kind: null,
      store,
      recordOf: ({ record }) => record,
      isFor: judgedBefore,
      answer: (record) => ({ record, warnings: [] }),
    };
  }

  async list(caller: Caller, states: readonly EventState[], page: PageArguments): Promise<Listing<EventRecord>> {
    assertCan(caller, 'event:read');
    const order = { field: 'createdAt', direction: 'ASC' } as const;
    return listPage(this.parts.cursors, order, page, this.parts.store.withState(states));
  }

  /** Sends a parked event once more. What came after it has gone on: so it says what the client is now. */
  resend(caller: Caller, id: string): Promise<Changed<EventRecord>> {
    assertCan(caller, 'event:resend');
    return this.parts.intents.once(caller, this.recall, () => this.sendAgain(caller, id));
  }

  private async sendAgain(caller: Caller, id: string): Promise<Changed<EventRecord>> {
    const event = await this.get(id);
    const clientData = event.clientData && (await this.latestOf(event, event.clientData));
    const { intents, store } = this.parts;
    return intents.beside(caller, event, async (tx) => {
      const record = await store.resend(tx, id, clientData);
      if (record === null) throw new Refusal([problem('EVENT_NOT_PARKED', ['id'])]);
      return { record, warnings: [] };
    });
  }

  private async get(id: string): Promise<EventRecord> {
    const [event] = await this.parts.store.findByIds([id]);
    if (event === undefined) throw new Refusal([problem('EVENT_NOT_FOUND', ['id'])]);
    return event;
  }

  /** One that was withdrawn meanwhile stays as it was told. */
  private async latestOf({ aggregate }: EventRecord, told: ClientData): Promise<ClientData> {
    const [client] = await this.parts.clients.findByIds([subjectOf(aggregate).id]);
    return client === undefined ? told : clientDataOf(client);
  }
}
