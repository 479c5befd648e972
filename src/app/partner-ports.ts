import type { OidcClientStore } from '../oidc-client/index.ts';
import type { GroupDirectory, PartnerDependants } from '../partner/index.ts';
import type { PolicyGroupReader, PolicyGroupStore } from '../policy-group/index.ts';
import { mappingFence, type PolicyMappingStore } from '../policy-mapping/index.ts';

interface Stores {
  readonly policyGroups: PolicyGroupStore;
  readonly policyMappings: PolicyMappingStore;
  readonly oidcClients: OidcClientStore;
}

/** What the partner feature asks for and features above it know. */
export function partnerPorts(
  { policyGroups, policyMappings, oidcClients }: Stores,
  groups: PolicyGroupReader,
): { groups: GroupDirectory; dependants: PartnerDependants } {
  const openOnes = (partnerId: string) => ({ partnerId, status: { $in: ['REQUESTED', 'APPROVED'] as const } });
  return {
    groups: {
      find: (id) => groups.find(id),
      findByName: async (name) => (await policyGroups.find({ name }, 1))[0] ?? null,
    },
    dependants: {
      mappingFences: async (partnerId) =>
        (await policyMappings.find(openOnes(partnerId))).map(({ policyId }) => mappingFence(partnerId, policyId)),
      countMappings: (partnerId) => policyMappings.list(openOnes(partnerId)).count(),
      countClients: (partnerId) => oidcClients.matching({ partnerId, status: 'ACTIVE' }, 'every').count(),
    },
  };
}
