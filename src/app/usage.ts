import type { ApiKeyStore } from '../api-key/index.ts';
import type { OidcClientStore } from '../oidc-client/index.ts';
import type { GroupUsage, PolicyGroupStore } from '../policy-group/index.ts';
import type { PolicyMappingStore } from '../policy-mapping/index.ts';
import type { PolicyStore, PolicyUsage } from '../policy/index.ts';

interface Stores {
  readonly policyGroups: PolicyGroupStore;
  readonly policies: PolicyStore;
  readonly policyMappings: PolicyMappingStore;
  readonly oidcClients: OidcClientStore;
  readonly apiKeys: ApiKeyStore;
}

/** What groups ask of the features above them. */
export function createGroupUsage({ policies, policyMappings, oidcClients }: Stores): GroupUsage {
  return {
    async openPolicies(groupId, tx) {
      const counts = await policies.countBy('status', { groupId, status: { $in: ['DRAFT', 'ACTIVATED'] } }, tx);
      return { drafts: counts.get('DRAFT') ?? 0, activated: counts.get('ACTIVATED') ?? 0 };
    },
    async dependants(groupId) {
      const policyId = { $in: await policies.idsInGroup(groupId) };
      const [ofPolicies, mappings, clients] = await Promise.all([
        policies.countBy('status', { groupId }),
        policyMappings.countBy('status', { policyId }),
        oidcClients.countBy('status', { policyId }),
      ]);
      return { policies: ofPolicies, mappings, clients };
    },
  };
}

/** What policies ask of the features above them. */
export function createPolicyUsage({ policyMappings, oidcClients, apiKeys }: Stores): PolicyUsage {
  return {
    async openMappings(policyId, tx) {
      const counts = await policyMappings.countBy(
        'status',
        { policyId, status: { $in: ['REQUESTED', 'APPROVED'] } },
        tx,
      );
      return { requested: counts.get('REQUESTED') ?? 0, approved: counts.get('APPROVED') ?? 0 };
    },
    async dependants(policyId) {
      const [mappings, clients] = await Promise.all([
        policyMappings.countBy('status', { policyId }),
        oidcClients.countBy('status', { policyId }),
      ]);
      return { mappings, clients };
    },
    hasActiveKey: async (policyId, partnerId) => (await apiKeys.countActive({ partnerId, policyId })) > 0,
  };
}
