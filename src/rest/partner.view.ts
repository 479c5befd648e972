import { needsPolicyGroup, partnerTypes, partnerTypeTable, type PartnerRecord } from '../partner/index.ts';

/** A partner as the documented answer shows it (contract 3.3, R3). */
export function toPartnerView(partner: PartnerRecord, policyGroup: string | null) {
  const isActive = partner.status === 'ACTIVE';
  return {
    partnerID: partner.id,
    status: isActive ? 'active' : 'De-active',
    organizationName: partner.name,
    contactNumber: partner.contactNumber,
    emailId: partner.email,
    address: partner.address,
    partnerType: partnerTypeTable[partner.type].code,
    policyGroup,
    isActive,
  };
}

/** Approval, which stays when a partner is switched off. */
export function approvalStatusOf({ approvedAt }: PartnerRecord): string {
  return approvedAt === null ? 'InProgress' : 'approved';
}

/** In capitals, as pages compare them. */
export const policyRequiredPartnerTypes: readonly string[] = partnerTypes.filter(needsPolicyGroup);
