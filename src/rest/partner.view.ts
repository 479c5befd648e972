import type { CurrentCertificate } from '../certificate/index.ts';
import {
  needsPolicyGroup,
  partnerTypes,
  partnerTypeTable,
  type PartnerRecord,
  type PartnerRow,
} from '../partner/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import type { Edition } from './partner.body.ts';
import { timeText } from './time-text.ts';

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
function approvalStatusOf({ approvedAt }: Pick<PartnerRecord, 'approvedAt'>): string {
  return approvedAt === null ? 'InProgress' : 'approved';
}

/** What a partner answers to being registered or changed. */
export function toApproval(partner: PartnerRecord) {
  return { partnerId: partner.id, status: approvalStatusOf(partner) };
}

/** In capitals, as pages compare them. */
export const policyRequiredPartnerTypes: readonly string[] = partnerTypes.filter(needsPolicyGroup);

/** One of the caller's own partners, for a form that chooses among them (contract 3.5, R9). */
export function toOwnPartner({ id, type, policyGroupId }: PartnerRecord, group: PolicyGroupRecord | null) {
  return {
    partnerId: id,
    partnerType: partnerTypeTable[type].code,
    policyGroupId: group === null ? null : policyGroupId,
    policyGroupName: group?.name ?? null,
    policyGroupDescription: group?.description ?? null,
  };
}

export const uploadStatusTexts = { there: 'uploaded', missing: 'not_uploaded' } as const;

/** A partner in the list of all (contract 3.5, R11). */
export function toPartnerItem(partner: PartnerRow) {
  return {
    partnerId: partner._id,
    partnerType: partnerTypeTable[partner.type].code,
    orgName: partner.name,
    policyGroupId: partner.policyGroupId,
    policyGroupName: partner.group?.name ?? null,
    emailAddress: partner.email,
    certificateUploadStatus: uploadStatusTexts[partner.certificateId === null ? 'missing' : 'there'],
    status: approvalStatusOf(partner),
    isActive: partner.status === 'ACTIVE',
    createdDateTime: timeText(partner.createdAt),
  };
}

/** One of them with everything (R12). Partners are organisations here: the names of a person are not kept. */
export function toPartnerDetails(
  partner: PartnerRecord,
  group: PolicyGroupRecord | null,
  certificate: { readonly createdAt: Date; readonly validTo: Date } | null,
) {
  return {
    partnerId: partner.id,
    firstName: null,
    lastName: null,
    approvalStatus: approvalStatusOf(partner),
    createdDateTime: timeText(partner.createdAt),
    partnerType: partnerTypeTable[partner.type].code,
    organizationName: partner.name,
    contactNumber: partner.contactNumber,
    policyGroupName: group?.name ?? null,
    policyGroupDescription: group?.description ?? null,
    emailId: partner.email,
    ...toCertificateTimes(certificate),
    isActive: partner.status === 'ACTIVE',
  };
}

function toCertificateTimes(certificate: { readonly createdAt: Date; readonly validTo: Date } | null) {
  return {
    isCertificateAvailable: certificate !== null,
    certificateUploadDateTime: certificate === null ? null : timeText(certificate.createdAt),
    certificateExpiryDateTime: certificate === null ? null : timeText(certificate.validTo),
  };
}

/** A partner of the caller's with its certificate of now (the page of a user's own certificates). */
export function toCertificateItem({ id, type, status }: PartnerRecord, certificate: CurrentCertificate | null) {
  return {
    partnerId: id,
    partnerType: partnerTypeTable[type].code,
    isPartnerActive: status === 'ACTIVE',
    ...toCertificateTimes(certificate),
    certificateIssuedTo: certificate?.issuedTo ?? null,
  };
}
