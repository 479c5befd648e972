import type { OidcClientCounts, PolicyGroupDependants, PolicyMappingCounts } from './dependants.type.ts';
import type { GroupDependants, StatusCounts } from './policy-group.usage.ts';

export function toMappingCounts(counts: StatusCounts): PolicyMappingCounts {
  return {
    requested: counts.get('REQUESTED') ?? 0,
    approved: counts.get('APPROVED') ?? 0,
    rejected: counts.get('REJECTED') ?? 0,
    revoked: counts.get('REVOKED') ?? 0,
  };
}

export function toClientCounts(counts: StatusCounts): OidcClientCounts {
  return { active: counts.get('ACTIVE') ?? 0, inactive: counts.get('INACTIVE') ?? 0 };
}

export function toGroupDependants({ policies, mappings, clients }: GroupDependants): PolicyGroupDependants {
  return {
    policies: {
      draft: policies.get('DRAFT') ?? 0,
      activated: policies.get('ACTIVATED') ?? 0,
      deactivated: policies.get('DEACTIVATED') ?? 0,
    },
    policyMappings: toMappingCounts(mappings),
    oidcClients: toClientCounts(clients),
  };
}
