import type { KeptEntry } from '../../../src/audit/audit.record.ts';
import type { DeliveryRecord } from '../../../src/delivery/delivery.record.ts';
import type { EventRecord } from '../../../src/delivery/websub/event.record.ts';
import type { OidcClientRecord } from '../../../src/oidc-client/index.ts';
import type { FakeEsignet } from '../esignet/fake.ts';
import type { FakeClient } from '../esignet/types.ts';
import type { FakeHub, HubMessage } from '../hub/hub.ts';
import type { TestDatabase } from '../mongo.ts';

/** What all stores hold about OIDC clients when everything has come to rest. */
export interface Dump {
  readonly clients: readonly OidcClientRecord[];
  readonly withdrawn: readonly OidcClientRecord[];
  readonly entries: readonly KeptEntry[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Null where no eSignet is told. */
  readonly esignet: readonly FakeClient[] | null;
  /** What is noted to be told of clients. */
  readonly outbox: readonly EventRecord[];
  /** What the hub took, in the order in which it did; null where nobody is told. */
  readonly hub: readonly HubMessage[] | null;
}

export async function takeDump(
  { db }: Pick<TestDatabase, 'db'>,
  esignet: FakeEsignet | null,
  hub: FakeHub | null = null,
): Promise<Dump> {
  const all = async <R>(collection: string, filter: object = {}): Promise<R[]> => {
    const documents = await db.collection<{ _id: string }>(collection).find(filter).sort({ _id: 1 }).toArray();
    return documents.map(({ _id: id, ...rest }) => ({ id, ...rest }) as R);
  };
  return {
    clients: await all('oidcClients'),
    withdrawn: await all('withdrawnClients'),
    entries: await all('auditEntries', { aggregate: /^oidcClient:/ }),
    deliveries: await all('deliveries'),
    esignet: esignet === null ? null : [...esignet.clients.values()],
    outbox: await all('outbox', { aggregate: /^oidcClient:/ }),
    hub: hub === null ? null : [...hub.taken],
  };
}
