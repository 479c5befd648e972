import type { Edition } from './partner.body.ts';
import { needsPolicyGroup, partnerTypes, partnerTypeTable, type PartnerRecord } from '../partner/index.ts';

function rowOf(partner: PartnerRecord) {
  return {
    partnerID: partner.id,
    status: partner.status === 'ACTIVE' ? 'active' : 'De-active',
    organizationName: partner.name,
    contactNumber: partner.contactNumber,
    emailId: partner.email,
    address: partner.address,
    partnerType: partnerTypeTable[partner.type].code,
  };
}

/** A partner as the documented answer shows it (contract 3.3, R3). */
export function toPartnerView(partner: PartnerRecord, policyGroup: string | null) {
  return { ...rowOf(partner), policyGroup, isActive: partner.status === 'ACTIVE' };
}

/** A partner in a list (contract 3.5, R13); the newer edition shows more of it. */
export function toPartnerRow(edition: Edition): (partner: PartnerRecord) => object {
  if (edition === 'v1') return rowOf;
  return (partner) => {
    const { logoUrl, additionalInfo } = partner;
    const info: unknown = additionalInfo === null ? null : JSON.parse(additionalInfo);
    return { ...rowOf(partner), logoUrl, additionalInfo: info };
  };
}

/** Approval, which stays when a partner is switched off. */
export function approvalStatusOf({ approvedAt }: PartnerRecord): string {
  return approvedAt === null ? 'InProgress' : 'approved';
}

/** In capitals, as pages compare them. */
export const policyRequiredPartnerTypes: readonly string[] = partnerTypes.filter(needsPolicyGroup);
