import type { NamedMapping, PolicyMappingRecord } from '../policy-mapping/index.ts';

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

/** For those who decide (R14): the description is what the partner wants the policy for. */
export function toReceivedRequest({ mapping, partnerName }: NamedMapping) {
  return {
    partnerID: mapping.partnerId,
    status: statusTexts[mapping.status],
    organizationName: partnerName,
    policyId: mapping.policyId,
    policyDesc: mapping.useCaseDescription,
    apiKeyReqNo: mapping.id,
  };
}
