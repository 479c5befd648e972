import type { Connection } from 'mongoose';
import { AuditStore, AuditTrail, ChangeWriter } from '../audit/index.ts';
import { OidcClientResolver, OidcClientService, OidcClientStore, type ClientRules } from '../oidc-client/index.ts';
import { PartnerReader, PartnerResolver, PartnerService, PartnerStore, ViewerResolver } from '../partner/index.ts';
import { PolicyGroupReader, PolicyGroupResolver, PolicyGroupService, PolicyGroupStore } from '../policy-group/index.ts';
import {
  PolicyMappingReader,
  PolicyMappingResolver,
  PolicyMappingService,
  PolicyMappingStore,
} from '../policy-mapping/index.ts';
import {
  PolicyChangeResolver,
  PolicyChangeService,
  PolicyReader,
  PolicyResolver,
  PolicyService,
  PolicyStore,
  type MappingTables,
} from '../policy/index.ts';
import type { Clock } from '../shared/clock.ts';
import { createFences, createUnitOfWork } from '../shared/mongo/index.ts';
import { createCursorCodec } from '../shared/pagination/index.ts';
import { createGroupUsage, createPolicyUsage } from './usage.ts';

export interface Ingredients {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly cursorSecret: Buffer;
  readonly tables: MappingTables;
  readonly clientRules: ClientRules;
}

/** Everything that the doors need, wired by hand from the bottom up. */
export function compose({ connection, clock, cursorSecret, tables, clientRules }: Ingredients) {
  const stores = createStores(connection);
  const cursors = createCursorCodec(cursorSecret);
  const unitOfWork = createUnitOfWork(connection);
  const fences = createFences(connection);
  const writer = new ChangeWriter(unitOfWork, new AuditTrail(stores.audit), fences);

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
  const policyService = new PolicyService({ ...ofPolicies, cursors });
  const policyChanges = new PolicyChangeService({ ...ofPolicies, fences, writer, clock });
  const partnerService = new PartnerService({ store: stores.partners, reader: partners, cursors });
  const mappingService = new PolicyMappingService({ store: stores.policyMappings, cursors });
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

  return {
    stores,
    unitOfWork,
    clientService,
    policyManagement: { groups: groupService, policies: policyService, policyChanges, clock },
    policies,
    ownedPartnerIds: async (userId: string) => (await partners.ownedBy(userId)).map(({ id }) => id),
    resolvers: [
      new ViewerResolver(partnerService),
      new PartnerResolver(partnerService, groups),
      new PolicyGroupResolver(groupService),
      new PolicyResolver(policyService, policies, groups),
      new PolicyChangeResolver(policyChanges),
      new PolicyMappingResolver(mappingService, partners, policies),
      new OidcClientResolver(clientService, partners, policies),
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
    audit: new AuditStore(connection),
  };
}

export type Composition = ReturnType<typeof compose>;
