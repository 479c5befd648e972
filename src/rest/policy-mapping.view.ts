import { partnerTypeTable, type PartnerRecord } from '../partner/index.ts';
import type { MappingRow, PolicyMappingRecord } from '../policy-mapping/index.ts';
import type { PolicyRecord } from '../policy/index.ts';
import { pairView } from './pair.view.ts';

/** This door knows three states; what was revoked is as if it had been rejected: the partner may ask again. */
export const mappingStatusTexts: Readonly<Record<PolicyMappingRecord['status'], string>> = {
  REQUESTED: 'InProgress',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  REVOKED: 'rejected',
};

/** For the partner (R15). A key shows in the answer that makes it and nowhere else. */
export function toApiKeyRequest({ id, status }: PolicyMappingRecord) {
  return { apiKeyReqID: id, apiKeyRequestStatus: mappingStatusTexts[status], partnerApiKey: null, validityTill: null };
}

/** For those who decide (R14). */
export function toReceivedRequest(
  { id, partnerId, policyId, status }: PolicyMappingRecord,
  partner: PartnerRecord | null,
  policy: PolicyRecord | null,
) {
  return {
    partnerID: partnerId,
    status: mappingStatusTexts[status],
    organizationName: partner?.name ?? null,
    policyId,
    policyDesc: policy?.description ?? null,
    apiKeyReqNo: id,
  };
}

const partnerStatusTexts = { REGISTERED: 'InProgress', ACTIVE: 'activated', INACTIVE: 'deactivated' } as const;

/** A mapping in a list (contract 3.5, R10). */
export function toMappingItem(mapping: MappingRow) {
  const { partner } = mapping;
  return {
    id: mapping._id,
    ...pairView(mapping),
    partnerStatus: partner === undefined ? '' : partnerStatusTexts[partner.status],
    policyId: mapping.policyId,
    partnerType: partner === undefined ? '' : partnerTypeTable[partner.type].code,
    partnerComment: mapping.useCaseDescription,
    status: mappingStatusTexts[mapping.status],
  };
}
