import type { Connection } from 'mongoose';
import { ApiKeyStore, MispLicenseStore } from '../api-key/index.ts';
import { AuditStore } from '../audit/index.ts';
import { CaCertificateStore, PartnerCertificateStore } from '../certificate/index.ts';
import { DeliveryStore, LeaseStore, OutboxStore } from '../delivery/index.ts';
import { IdempotencyStore } from '../idempotency/index.ts';
import { OidcClientStore, WithdrawnClientStore, type AfterClientWrite } from '../oidc-client/index.ts';
import { PartnerStore } from '../partner/index.ts';
import { PolicyGroupStore } from '../policy-group/index.ts';
import { PolicyMappingStore } from '../policy-mapping/index.ts';
import { PolicyStore } from '../policy/index.ts';
import { UserConsentStore } from '../user-consent/index.ts';

/** One of each: what is kept, and where. `delivers`: every write of a client is a delivery to eSignet as well. */
export function createStores(connection: Connection, delivers: boolean) {
  const deliveries = new DeliveryStore(connection);
  const afterWrite: AfterClientWrite = (tx, client, write) => deliveries.want(tx, client, write);
  const oidcClients = new OidcClientStore(connection, delivers ? afterWrite : null);
  return {
    deliveries,
    oidcClients,
    withdrawnClients: new WithdrawnClientStore(connection, oidcClients, delivers),
    policyGroups: new PolicyGroupStore(connection),
    policies: new PolicyStore(connection),
    partners: new PartnerStore(connection),
    caCertificates: new CaCertificateStore(connection),
    partnerCertificates: new PartnerCertificateStore(connection),
    policyMappings: new PolicyMappingStore(connection),
    apiKeys: new ApiKeyStore(connection),
    mispLicenses: new MispLicenseStore(connection),
    userConsents: new UserConsentStore(connection),
    audit: new AuditStore(connection),
    idempotencyKeys: new IdempotencyStore(connection),
    outbox: new OutboxStore(connection),
    leases: new LeaseStore(connection),
  };
}
