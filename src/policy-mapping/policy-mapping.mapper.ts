import type { PolicyMappingRecord } from './policy-mapping.record.ts';
import type { PolicyMapping } from './policy-mapping.type.ts';

export function toPolicyMapping(record: PolicyMappingRecord): PolicyMapping {
  const { id, partnerId, policyId, status, version, createdAt, updatedAt } = record;
  return { id, partnerId, policyId, status, version, createdAt, updatedAt };
}
