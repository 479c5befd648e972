import type { OidcClientStore } from '../oidc-client/index.ts';
import type { DeliveryStore } from './delivery.store.ts';

const batch = 500;

/** Clients that were written where no eSignet was configured have no delivery, or an old one: now they are due. */
export async function backfill(
  clients: OidcClientStore,
  deliveries: DeliveryStore,
  stopped: AbortSignal,
): Promise<void> {
  let last = '';
  while (!stopped.aborted) {
    const page = await clients.after(last, batch);
    const known = new Map(
      (await deliveries.findByIds(page.map(({ id }) => id))).map(({ id, version }) => [id, version]),
    );
    for (const client of page) {
      if ((known.get(client.id) ?? 0) < client.version) await deliveries.again(client);
    }
    if (page.length < batch) return;
    last = page.at(-1)?.id ?? '';
  }
}
