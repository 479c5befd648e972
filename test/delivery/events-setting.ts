import type { CreateClient } from '../../src/oidc-client/index.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { goodClient } from '../support/client-input.ts';
import type { FakeHub, HubMessage } from '../support/hub/hub.ts';
import type { TestGateway } from '../support/gateway.ts';
import { until } from './setting.ts';

/** Somebody who may do everything, for tests that reach where no door leads. */
export const administrator: Caller = {
  userId: 'admin',
  roles: new Set(['PARTNER_ADMIN']),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'a test',
  sourceAddress: null,
};

type Messages = Pick<TestGateway, 'database'>;

export const outboxOf = ({ database }: Messages) => database.db.collection('outbox');

/** Until everything that is due or waits for another try has gone out. */
export const untilSent = (gateway: Messages, limitMs?: number): Promise<void> =>
  until(async () => (await outboxOf(gateway).countDocuments({ state: 'PENDING' })) === 0, limitMs);

/** What the hub takes between one call and the next. */
export function newsOf(gateway: Messages, hub: FakeHub) {
  let seen = 0;
  return async (): Promise<HubMessage[]> => {
    await untilSent(gateway);
    const news = hub.taken.slice(seen);
    seen = hub.taken.length;
    return news;
  };
}

/** The client that a message is about, and what it says of it. */
export const clientIn = ({ event }: HubMessage) => event.data.clientData ?? {};

/** Names that the hub took of each client, in order. Each message counts where it came first. */
export function namesByClient(hub: FakeHub): Map<string, string[]> {
  const known = new Set<string>();
  const names = new Map<string, string[]>();
  for (const message of hub.taken) {
    if (known.has(message.event.id) || message.event.data.clientData === undefined) continue;
    known.add(message.event.id);
    const { clientId, clientName } = clientIn(message);
    names.set(String(clientId), [...(names.get(String(clientId)) ?? []), String(clientName)]);
  }
  return names;
}

/** For the service of clients itself. */
export function newClientInput(name: string): CreateClient {
  const { partnerId, policyId, publicKey, logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
  const content = { name, names: [], logoUri, redirectUris, grantTypes, clientAuthMethods, additionalConfig: null };
  return { ...content, partnerId, policyId, publicKey, dryRun: false } as CreateClient;
}
