import type { PartnerRecord } from '../partner/index.ts';
import type { PolicyMappingRecord } from '../policy-mapping/index.ts';
import type { PolicyRecord } from '../policy/index.ts';

/** This door knows three states; what was revoked is as if it had been rejected: the partner may ask again. */
const statusTexts: Readonly<Record<PolicyMappingRecord['status'], string>> = {
  REQUESTED: 'InProgress',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  REVOKED: 'rejected',
};

/** For the partner (R15). A key shows in the answer that makes it and nowhere else. */
export function toApiKeyRequest({ id, status }: PolicyMappingRecord) {
  return { apiKeyReqID: id, apiKeyRequestStatus: statusTexts[status], partnerApiKey: null, validityTill: null };
}

/** For those who decide (R14). */
export function toReceivedRequest(
  { id, partnerId, policyId, status }: PolicyMappingRecord,
  partner: PartnerRecord | null,
  policy: PolicyRecord | null,
) {
  return {
    partnerID: partnerId,
    status: statusTexts[status],
    organizationName: partner?.name ?? null,
    policyId,
    policyDesc: policy?.description ?? null,
    apiKeyReqNo: id,
  };
}
