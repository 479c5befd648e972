import type { Connection } from 'mongoose';
import {
  ApiKeyResolver,
  ApiKeyService,
  ApiKeyStore,
  createVault,
  credentialDependants,
  MispLicenseResolver,
  MispLicenseService,
  MispLicenseStore,
} from '../api-key/index.ts';
import { AuditStore, AuditTrail, ChangeWriter } from '../audit/index.ts';
import {
  clientDependants,
  OidcClientResolver,
  OidcClientService,
  OidcClientStore,
  type ClientRules,
} from '../oidc-client/index.ts';
import { PartnerReader, PartnerResolver, PartnerService, PartnerStore, ViewerResolver } from '../partner/index.ts';
import { PolicyGroupStore } from '../policy-group/index.ts';
import {
  PolicyMappingReader,
  PolicyMappingResolver,
  PolicyMappingService,
  PolicyMappingStore,
} from '../policy-mapping/index.ts';
import { PolicyReader, PolicyResolver, PolicyService, PolicyStore, type MappingTables } from '../policy/index.ts';
import type { Clock } from '../shared/clock.ts';
import { fold } from '../shared/fold.ts';
import { PointReader } from '../shared/loader.ts';
import { createFences, createUnitOfWork } from '../shared/mongo/index.ts';
import { createCursorCodec } from '../shared/pagination/index.ts';

export interface Ingredients {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly cursorSecret: Buffer;
  readonly tables: MappingTables;
  readonly clientRules: ClientRules;
  readonly fourEyes: boolean;
  readonly dataKey: Buffer;
}

/** Everything that the doors need, wired by hand from the bottom up. */
export function compose({ connection, clock, cursorSecret, tables, clientRules, fourEyes, dataKey }: Ingredients) {
  const stores = createStores(connection);
  const cursors = createCursorCodec(cursorSecret);
  const unitOfWork = createUnitOfWork(connection);
  const fences = createFences(connection);
  const writer = new ChangeWriter(unitOfWork, new AuditTrail(stores.audit), fences);

  const groups = new PointReader(stores.policyGroups);
  const policies = new PolicyReader(stores.policies, tables);
  const partners = new PartnerReader(stores.partners);
  const mappings = new PolicyMappingReader(stores.policyMappings);

  const policyService = new PolicyService({ store: stores.policies, reader: policies, cursors });
  const partnerService = new PartnerService({ store: stores.partners, reader: partners, cursors });
  const policyNames = { findByName: (name: string) => stores.policies.find({ nameKey: fold(name), name }) };
  const mappingService = new PolicyMappingService({
    store: stores.policyMappings,
    partners,
    policies,
    groups,
    fences,
    names: policyNames,
    clients: clientDependants(stores.oidcClients),
    others: [
      credentialDependants(stores.apiKeys, { kind: 'apiKey', action: 'api-key:switch-off' }),
      credentialDependants(stores.mispLicenses, { kind: 'mispLicense', action: 'misp-license:switch-off' }),
    ],
    writer,
    cursors,
    clock,
    fourEyes,
  });
  const clientService = new OidcClientService({
    store: stores.oidcClients,
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
  const vault = createVault(dataKey);
  const apiKeyService = new ApiKeyService({ store: stores.apiKeys, names: policyNames, vault, ...credentialParts });
  const licenseService = new MispLicenseService({ store: stores.mispLicenses, vault, ...credentialParts });

  return {
    stores,
    unitOfWork,
    apiKeyService,
    licenseService,
    clientService,
    mappingService,
    mappings,
    partners,
    policies,
    ownedPartnerIds: async (userId: string) => (await partners.ownedBy(userId)).map(({ id }) => id),
    resolvers: [
      new ViewerResolver(partnerService),
      new PartnerResolver(partnerService, groups),
      new PolicyResolver(policyService, policies, groups),
      new PolicyMappingResolver(mappingService, partners, policies),
      new OidcClientResolver(clientService, partners, policies),
      new ApiKeyResolver(apiKeyService, partners, policies),
      new MispLicenseResolver(licenseService, partners, policies),
    ],
  };
}

function createStores(connection: Connection) {
  return {
    policyGroups: new PolicyGroupStore(connection),
    policies: new PolicyStore(connection),
    partners: new PartnerStore(connection),
    policyMappings: new PolicyMappingStore(connection),
    oidcClients: new OidcClientStore(connection),
    apiKeys: new ApiKeyStore(connection),
    mispLicenses: new MispLicenseStore(connection),
    audit: new AuditStore(connection),
  };
}

export type Composition = ReturnType<typeof compose>;
