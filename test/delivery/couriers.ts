import { demoIds } from '../../src/app/demo-data.ts';
import type { DeliverySettings } from '../../src/delivery/index.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { goodClient } from '../support/client-input.ts';
import { composeOn } from '../support/composition.ts';
import type { FakeEsignet } from '../support/esignet/fake.ts';

const admin: Caller = {
  userId: 'admin',
  roles: new Set(['PARTNER_ADMIN']),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'couriers',
  sourceAddress: null,
};

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The inside of a gateway whose couriers have times of their own. */
export function couriersOn(uri: string, { settings }: FakeEsignet, times: NonNullable<DeliverySettings['times']>) {
  const composition = composeOn(uri, {
    delivery: {
      esignet: {
        url: String(settings.ESIGNET_URL),
        dialect: settings.ESIGNET_DIALECT as 'java-1' | 'go-2',
        token: { tokenUrl: String(settings.ESIGNET_TOKEN_URL), clientId: 'gateway', clientSecret: 'secret' },
      },
      waitMs: 50,
      log,
      times,
    },
  });
  const { rest, stores, delivery, close } = composition;
  return {
    stores,
    start: () => delivery?.start(),
    stop: async () => {
      await delivery?.stop();
      await close();
    },
    create: async () => {
      const input = goodClient();
      const { partner: partnerId, policy: policyId } = demoIds;
      const draft = { ...input, partnerId, policyId, names: null, additionalConfig: null, dryRun: false };
      return (await rest.clients.create(admin, draft)).record;
    },
    rename: async (id: string, expectedVersion: number, name: string) =>
      (
        await rest.clients.update(admin, {
          id,
          expectedVersion,
          content: { name },
          inactiveIsFinal: false,
          dryRun: false,
        })
      ).record,
    switchOff: async (id: string, expectedVersion: number) =>
      (
        await rest.clients.update(admin, {
          id,
          expectedVersion,
          content: {},
          status: 'INACTIVE',
          inactiveIsFinal: false,
          dryRun: false,
        })
      ).record,
    deliveryOf: async (id: string) => (await stores.deliveries.findByIds([id]))[0] ?? null,
  };
}
