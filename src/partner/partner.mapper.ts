import type { PartnerRecord } from './partner.record.ts';
import type { Partner } from './partner.type.ts';

export function toPartner(record: PartnerRecord): Partner {
  const { id, name, type, status, policyGroupId, version, createdAt, updatedAt } = record;
  return { id, name, type, status, policyGroupId, version, createdAt, updatedAt };
}
