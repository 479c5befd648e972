import type { Connection } from 'mongoose';
import {
  ApiKeyReport,
  ApiKeyResolver,
  ApiKeyService,
  createVault,
  credentialDependants,
  MispLicenseResolver,
  MispLicenseService,
} from '../api-key/index.ts';
import { AuditEntryResolver, AuditEntryService, AuditTrail, ChangeWriter, Intents } from '../audit/index.ts';
import {
  CaCertificateService,
  CertificateResolver,
  createSigner,
  PartnerCertificateService,
  type SigningPair,
} from '../certificate/index.ts';
import {
  createDelivery,
  createEvents,
  DeliveryResolver,
  EventResolver,
  type DeliverySettings,
  type EventSettings,
} from '../delivery/index.ts';
import {
  clientDependants,
  OidcClientReport,
  OidcClientResolver,
  OidcClientService,
  type ClientRules,
} from '../oidc-client/index.ts';
import {
  PartnerChangesResolver,
  PartnerChangesService,
  PartnerReader,
  PartnerReport,
  PartnerResolver,
  PartnerService,
  ViewerResolver,
} from '../partner/index.ts';
import { PolicyGroupReader, PolicyGroupResolver, PolicyGroupService } from '../policy-group/index.ts';
import {
  IssuanceResolver,
  IssuanceService,
  PolicyMappingChangesResolver,
  PolicyMappingChangesService,
  PolicyMappingReader,
  PolicyMappingReport,
  PolicyMappingResolver,
  PolicyMappingService,
  ViewerMappingsResolver,
} from '../policy-mapping/index.ts';
import {
  PolicyChangeResolver,
  PolicyChangeService,
  PolicyReader,
  PolicyReport,
  PolicyResolver,
  PolicyService,
  PolicyTableService,
  type MappingTables,
} from '../policy/index.ts';
import type { Clock } from '../shared/clock.ts';
import { fold } from '../shared/fold.ts';
import { createFences, createUnitOfWork } from '../shared/mongo/index.ts';
import { createCursorCodec } from '../shared/pagination/index.ts';
import { UserConsentService } from '../user-consent/index.ts';
import { eventSources } from './event-sources.ts';
import { partnerPorts } from './partner-ports.ts';
import { createStores } from './stores.ts';
import { createGroupUsage, createPolicyUsage } from './usage.ts';

export interface Ingredients {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly cursorSecret: Buffer;
  readonly tables: MappingTables;
  readonly clientRules: ClientRules;
  /** Null or absent: partner certificates cannot be uploaded. */
  readonly signing?: SigningPair | null;
  /** Nobody approves a request of their own. */
  readonly fourEyes: boolean;
  /** Encrypts API keys and licences. */
  readonly dataKey: Buffer;
  /** Null or absent: no eSignet is told of clients. */
  readonly delivery?: DeliverySettings | null;
  /** Null or absent: ID-authentication is told of nothing. */
  readonly events?: EventSettings | null;
}

/** Everything that the doors need, wired by hand from the bottom up. */
export function compose(ingredients: Ingredients) {
  const { connection, clock, cursorSecret, tables, clientRules, signing = null, fourEyes, dataKey } = ingredients;
  const { delivery: deliverySettings = null, events: eventSettings = null } = ingredients;
  const stores = createStores(connection, deliverySettings !== null);
  const cursors = createCursorCodec(cursorSecret);
  const unitOfWork = createUnitOfWork(connection);
  const fences = createFences(connection);
  const trail = new AuditTrail(stores.audit);
  const intents = new Intents(stores.idempotencyKeys, trail, unitOfWork);
  const vault = createVault(dataKey);
  const { outbox: eventStore, leases } = stores;
  const events = createEvents(
    {
      ...{
        store: eventStore,
        leases,
        clients: stores.oidcClients,
        sources: eventSources(stores, vault),
        cursors,
        intents,
      },
      holdsClients: deliverySettings !== null,
    },
    eventSettings,
  );
  const writer = new ChangeWriter({ unitOfWork, trail, fences, intents, outbox: events.outbox });

  const groups = new PolicyGroupReader(stores.policyGroups);
  const policies = new PolicyReader(stores.policies, tables);
  const partners = new PartnerReader(stores.partners);
  const mappings = new PolicyMappingReader(stores.policyMappings);

  const groupService = new PolicyGroupService({
    store: stores.policyGroups,
    reader: groups,
    usage: createGroupUsage(stores),
    writer,
    cursors,
    clock,
  });
  const ofPolicies = { store: stores.policies, reader: policies, groups, usage: createPolicyUsage(stores) };
  const policyService = new PolicyService({ ...ofPolicies, report: new PolicyReport(stores.policies), cursors });
  const policyChanges = new PolicyChangeService({ ...ofPolicies, fences, writer, clock });
  const policyTables = new PolicyTableService({ store: stores.policies, groups });
  const ports = partnerPorts(stores, groups);
  const partnerParts = { store: stores.partners, reader: partners, clock, ...ports };
  const partnerService = new PartnerService({ ...partnerParts, report: new PartnerReport(stores.partners), cursors });
  const partnerChanges = new PartnerChangesService({ ...partnerParts, fences, writer });
  const caCertificateService = new CaCertificateService({ store: stores.caCertificates, writer, cursors, clock });
  const partnerCertificateService = new PartnerCertificateService({
    store: stores.partnerCertificates,
    authorities: stores.caCertificates,
    partners,
    partnerStore: stores.partners,
    writer,
    cursors,
    clock,
    sign: signing === null ? null : createSigner(signing),
  });
  const policyNames = { findByName: (name: string) => stores.policies.find({ nameKey: fold(name), name }) };
  const issuance = new IssuanceService({
    store: stores.policyMappings,
    partners,
    policies,
    groups,
    fences,
    names: policyNames,
    writer,
    clock,
  });
  const ofMappings = { store: stores.policyMappings, clients: clientDependants(stores.oidcClients) };
  const mappingService = new PolicyMappingService({
    ...ofMappings,
    report: new PolicyMappingReport(stores.policyMappings),
    cursors,
  });
  const mappingChanges = new PolicyMappingChangesService({
    ...ofMappings,
    partners,
    policies,
    groups,
    fences,
    names: policyNames,
    others: [
      credentialDependants(stores.apiKeys, { kind: 'apiKey', action: 'api-key:switch-off' }),
      credentialDependants(stores.mispLicenses, { kind: 'mispLicense', action: 'misp-license:switch-off' }),
    ],
    writer,
    clock,
    fourEyes,
  });
  const { oidcClients, withdrawnClients: withdrawn, deliveries } = stores;
  const delivery = createDelivery(
    { clients: oidcClients, withdrawn, deliveries, writer, intents, cursors, clock, heldEvents: events.held },
    deliverySettings,
  );
  const clientService = new OidcClientService({
    store: oidcClients,
    withdrawn,
    delivery: delivery.port,
    report: new OidcClientReport(oidcClients),
    partners,
    policies,
    groups,
    mappings,
    fences,
    writer,
    cursors,
    clock,
    rules: clientRules,
  });

  const credentialParts = { partners, policies, groups, mappings, fences, writer, cursors, clock };
  const apiKeyService = new ApiKeyService({
    store: stores.apiKeys,
    report: new ApiKeyReport(stores.apiKeys),
    names: policyNames,
    vault,
    ...credentialParts,
  });
  const licenseService = new MispLicenseService({ store: stores.mispLicenses, vault, ...credentialParts });

  const consents = new UserConsentService({ store: stores.userConsents, writer, clock });

  return {
    stores,
    unitOfWork,
    writer,
    /** What the REST door adapts. */
    rest: {
      clients: clientService,
      policies,
      partnerReader: partners,
      partners: partnerService,
      partnerChanges,
      groups,
      caCertificates: caCertificateService,
      partnerCertificates: partnerCertificateService,
      policyManagement: { groups: groupService, policies: policyService, policyChanges, policyTables, clock },
      mappings: mappingService,
      mappingChanges,
      issuance,
      apiKeys: apiKeyService,
      licenses: licenseService,
      consents,
      clock,
    },
    /** Starts and stops with the gateway; null where nothing is delivered. */
    delivery: delivery.process,
    /** Likewise; null where nobody is told of anything. */
    events: events.process,
    ownedPartnerIds: async (userId: string) => (await partners.ownedBy(userId)).map(({ id }) => id),
    resolvers: [
      new ViewerResolver(partnerService),
      new AuditEntryResolver(new AuditEntryService({ store: stores.audit, cursors })),
      new PartnerResolver(partnerService, groups),
      new PolicyGroupResolver(groupService),
      new PartnerChangesResolver(partnerChanges),
      new CertificateResolver(caCertificateService, partnerCertificateService),
      new PolicyResolver(policyService, policies, groups),
      new PolicyChangeResolver(policyChanges),
      new PolicyMappingResolver(mappingService, partners, policies),
      new PolicyMappingChangesResolver(mappingChanges),
      new IssuanceResolver(issuance),
      new ViewerMappingsResolver(mappingService),
      new OidcClientResolver(clientService, partners, policies),
      new DeliveryResolver(delivery.service),
      new EventResolver(events.service),
      new ApiKeyResolver(apiKeyService, partners, policies),
      new MispLicenseResolver(licenseService, partners, policies),
    ],
  };
}

export type Composition = ReturnType<typeof compose>;
