import type { StatusCounts } from '../policy-group/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';

/** What stands in the way of withdrawing a policy. */
export interface OpenMappings {
  readonly requested: number;
  readonly approved: number;
}

export interface PolicyDependants {
  readonly mappings: StatusCounts;
  readonly clients: StatusCounts;
}

/** What a policy has to ask those above it, who know mappings and clients: a port, wired in `app`. */
export interface PolicyUsage {
  openMappings(policyId: string, tx?: Transaction): Promise<OpenMappings>;
  dependants(policyId: string): Promise<PolicyDependants>;
  /** Whether the partner has an active API key under the policy. */
  hasActiveKey(policyId: string, partnerId: string): Promise<boolean>;
}
