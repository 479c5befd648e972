import type { Dependants } from '../policy-mapping/index.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';
import type { OidcClientStore } from './oidc-client.store.ts';

/** Clients fall with the mapping that they stand on. */
export function clientDependants(store: OidcClientStore): Dependants {
  return {
    countActive: (pair, tx) => store.countActive(pair, tx),
    switchOff: async (pair, { reason, at }) =>
      (await store.findActive(pair)).map((before) => {
        const after: OidcClientRecord = {
          ...before,
          status: 'INACTIVE',
          statusReason: reason,
          version: before.version + 1,
          updatedAt: at,
        };
        return {
          kind: 'oidcClient',
          action: 'oidc-client:switch-off',
          partnerId: before.partnerId,
          reason,
          store,
          before,
          after,
        };
      }),
  };
}
