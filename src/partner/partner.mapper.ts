import { withoutKey } from '../shared/graphql/index.ts';
import type {
  AssignPartnerOwnersInput,
  ChangePartnerStatusInput,
  MapPartnerPolicyGroupInput,
  RegisterPartnerInput,
  SetPartnerContactsInput,
  UpdatePartnerInput,
} from './partner.input.ts';
import type {
  AssignPartnerOwners,
  ChangePartnerStatus,
  MapPartnerPolicyGroup,
  RegisterPartner,
  SetPartnerContacts,
  UpdatePartner,
} from './partner-changes.service.ts';
import { partnerTypes, partnerTypeTable } from './partner-types.ts';
import type { PartnerRecord } from './partner.record.ts';
import type { SubmittedDetails } from './partner.rules.ts';
import type { Partner, PartnerTypeInfo } from './partner.type.ts';

export function toPartner(record: PartnerRecord): Partner {
  return {
    id: record.id,
    name: record.name,
    type: record.type,
    status: record.status,
    email: record.email,
    contactNumber: record.contactNumber,
    address: record.address,
    logoUrl: record.logoUrl,
    additionalInfo: record.additionalInfo === null ? null : JSON.parse(record.additionalInfo),
    language: record.language,
    owners: record.owners,
    contacts: record.contacts,
    policyGroupId: record.policyGroupId,
    approvedAt: record.approvedAt,
    certificateId: record.certificateId,
    certificateExpiresAt: record.certificateExpiresAt,
    version: record.version,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

export function allPartnerTypes(): PartnerTypeInfo[] {
  return partnerTypes.map((type) => ({ type, ...partnerTypeTable[type] }));
}

export function toRegisterPartner(input: RegisterPartnerInput): RegisterPartner {
  const { policyGroupId = null } = input;
  return {
    id: input.id,
    name: input.name,
    type: input.type,
    address: input.address,
    contactNumber: input.contactNumber,
    email: input.email,
    logoUrl: input.logoUrl ?? null,
    additionalInfo: input.additionalInfo ?? null,
    language: input.language ?? null,
    policyGroup: policyGroupId === null ? null : { id: policyGroupId },
    dryRun: input.dryRun ?? false,
  };
}

/** Absent stays absent; null means "clear", which the rules allow or refuse field by field. */
export function toUpdatePartner(input: UpdatePartnerInput): UpdatePartner {
  const { id, expectedVersion, dryRun, ...rest } = withoutKey(input);
  const details: Partial<SubmittedDetails> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return { id, expectedVersion, details, dryRun: dryRun ?? false };
}

export function toChangeStatus(input: ChangePartnerStatusInput, status: 'ACTIVE' | 'INACTIVE'): ChangePartnerStatus {
  return { ...transitionOf(input), status };
}

export function toMapPolicyGroup(input: MapPartnerPolicyGroupInput): MapPartnerPolicyGroup {
  return { ...transitionOf(input), policyGroup: { id: input.policyGroupId } };
}

export function toAssignOwners({ id, expectedVersion, owners }: AssignPartnerOwnersInput): AssignPartnerOwners {
  return { id, expectedVersion, owners };
}

export function toSetContacts({ id, expectedVersion, contacts }: SetPartnerContactsInput): SetPartnerContacts {
  const plain = contacts.map(({ name, email, phone, role }) => ({
    name,
    email,
    phone: phone ?? null,
    role: role ?? null,
  }));
  return { id, expectedVersion, contacts: plain };
}

function transitionOf({ id, expectedVersion }: ChangePartnerStatusInput): { id: string; expectedVersion?: number } {
  return { id, ...(typeof expectedVersion === 'number' ? { expectedVersion } : {}) };
}
