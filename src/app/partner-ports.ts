import { credentialDependants, type MispLicenseStore } from '../api-key/index.ts';
import type { OidcClientStore } from '../oidc-client/index.ts';
import type { GroupDirectory, PartnerDependants } from '../partner/index.ts';
import type { PolicyGroupReader, PolicyGroupStore } from '../policy-group/index.ts';
import { mappingFence, type PolicyMappingStore } from '../policy-mapping/index.ts';

interface Stores {
  readonly policyGroups: PolicyGroupStore;
  readonly policyMappings: PolicyMappingStore;
  readonly oidcClients: OidcClientStore;
  readonly mispLicenses: MispLicenseStore;
}

/** What the partner feature asks for and features above it know. */
export function partnerPorts(
  { policyGroups, policyMappings, oidcClients, mispLicenses }: Stores,
  groups: PolicyGroupReader,
): { groups: GroupDirectory; dependants: PartnerDependants } {
  const licenses = credentialDependants(mispLicenses, { kind: 'mispLicense', action: 'misp-license:switch-off' });
  const openOnes = (partnerId: string) => ({ partnerId, status: { $in: ['REQUESTED', 'APPROVED'] as const } });
  return {
    groups: {
      find: (id) => groups.find(id),
      findByName: async (name) => (await policyGroups.find({ name }, 1))[0] ?? null,
    },
    dependants: {
      mappingFences: async (partnerId, tx) =>
        [...(await policyMappings.countBy('policyId', openOnes(partnerId), tx)).keys()]
          .map((policyId) => mappingFence(partnerId, policyId))
          .sort(),
      countActiveLicenses: (partnerId, tx) => licenses.countActive({ partnerId }, tx),
      endLicenses: (partnerId, how) => licenses.switchOff({ partnerId }, how),
      countMappings: (partnerId) => policyMappings.list(openOnes(partnerId)).count(),
      countClients: (partnerId) => oidcClients.matching({ partnerId, status: 'ACTIVE' }, 'every').count(),
    },
  };
}
