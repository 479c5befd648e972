import type { Connection } from 'mongoose';
import { ChainStore } from '../audit/index.ts';
import { createStores } from './compose.ts';

/** Every kind of record that is audited, with where it is kept. */
export function createChainStore(connection: Connection): ChainStore {
  const stores = createStores(connection);
  return new ChainStore(connection, {
    apiKey: nameOf(stores.apiKeys),
    caCertificate: nameOf(stores.caCertificates),
    mispLicense: nameOf(stores.mispLicenses),
    oidcClient: nameOf(stores.oidcClients),
    partner: nameOf(stores.partners),
    partnerCertificate: nameOf(stores.partnerCertificates),
    policy: nameOf(stores.policies),
    policyGroup: nameOf(stores.policyGroups),
    policyMapping: nameOf(stores.policyMappings),
    userConsent: nameOf(stores.userConsents),
  });
}

function nameOf({ model }: { readonly model: { readonly collection: { readonly name: string } } }): string {
  return model.collection.name;
}
