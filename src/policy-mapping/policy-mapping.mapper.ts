import { withoutKey, type KeyedInput } from '../shared/graphql/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { PolicyMappingFilter, RequestPolicyMappingInput } from './policy-mapping.input.ts';
import type { PolicyMappingRecord } from './policy-mapping.record.ts';
import type { RequestMapping } from './policy-mapping-changes.service.ts';
import type { PolicyMappingQuery } from './policy-mapping.store.ts';
import type { PolicyMapping } from './policy-mapping.type.ts';

export function toPolicyMapping(record: PolicyMappingRecord): PolicyMapping {
  return {
    id: record.id,
    partnerId: record.partnerId,
    policyId: record.policyId,
    status: record.status,
    useCaseDescription: record.useCaseDescription,
    requestedBy: record.requestedBy,
    decidedBy: record.decidedBy,
    decidedAt: record.decidedAt,
    selfApproved: record.selfApproved,
    revokedBy: record.revokedBy,
    revokedAt: record.revokedAt,
    reason: record.reason,
    credentialTypes: record.credentialTypes,
    extractors: record.extractors,
    version: record.version,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

export function toRequestMapping(input: RequestPolicyMappingInput): RequestMapping {
  const { partnerId, policyId, useCaseDescription, dryRun } = input;
  return { partnerId, policy: { id: policyId }, useCaseDescription, dryRun: dryRun ?? false };
}

/** A transition as the service takes it. */
export function toTransition<T extends { expectedVersion?: number | null }>(input: T) {
  return { ...input, expectedVersion: input.expectedVersion ?? null };
}

/** What is named replaces what was there. */
export function toIssuanceChange<T extends KeyedInput & { id: string }>(input: T) {
  const { id, ...rest } = withoutKey(input);
  return { ...rest, mapping: { id }, keepOthers: false };
}

export function toMappingQuery(filter: PolicyMappingFilter, caller: Caller): PolicyMappingQuery {
  const { requestedByMe, ...rest } = filter;
  return { ...rest, requestedBy: requestedByMe === true ? caller.userId : null };
}
