import type { Connection } from 'mongoose';
import { ChainStore } from '../audit/index.ts';
import { createStores } from './stores.ts';

/** Every kind of record that is audited, with where it is kept. */
export function createChainStore(connection: Connection): ChainStore {
  const stores = createStores(connection, false);
  return new ChainStore(connection, {
    apiKey: placeOf(stores.apiKeys),
    caCertificate: placeOf(stores.caCertificates),
    mispLicense: placeOf(stores.mispLicenses),
    oidcClient: [...placeOf(stores.oidcClients), ...placeOf(stores.withdrawnClients)],
    partner: placeOf(stores.partners),
    partnerCertificate: placeOf(stores.partnerCertificates),
    policy: placeOf(stores.policies),
    policyGroup: placeOf(stores.policyGroups),
    policyMapping: placeOf(stores.policyMappings),
    userConsent: placeOf(stores.userConsents),
  });
}

function placeOf({ model }: { readonly model: { readonly collection: { readonly name: string } } }): string[] {
  return [model.collection.name];
}
