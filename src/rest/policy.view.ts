import type {
  GroupWithPolicies,
  PolicyInGroup,
  PolicyRecord,
  PolicyRow,
  PolicyStatus,
  PolicyType,
} from '../policy/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { changeTimeText, timeText } from './time-text.ts';

/** What the types of policies are called here. */
export const mosipTypes: Readonly<Record<PolicyType, string>> = {
  AUTH: 'Auth',
  DATA_SHARE: 'DataShare',
  CREDENTIAL_ISSUANCE: 'CredentialIssuance',
  MISP: 'MISP',
};
const mosipStatuses = { DRAFT: 'DRAFTED', ACTIVATED: 'PUBLISHED', DEACTIVATED: 'DEACTIVATED' } as const;

/** The lists have words of their own. */
export const listStatuses = {
  DRAFT: 'draft',
  ACTIVATED: 'activated',
  DEACTIVATED: 'deactivated',
} as const satisfies Record<PolicyStatus, string>;

/** Only that there is one says anything: it tells published policies, whatever their type, from drafts. */
const schemaOfPublished = 'https://schemas.mosip.io/v1/auth-policy';

interface Changed {
  readonly version: number;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function bookkeeping(changed: Changed) {
  const { createdBy, updatedBy, createdAt } = changed;
  return {
    cr_by: createdBy,
    cr_dtimes: timeText(createdAt),
    up_by: updatedBy,
    upd_dtimes: changeTimeText(changed),
  };
}

export function toGroupView(group: PolicyGroupRecord) {
  const { id, name, description: desc, status } = group;
  return { id, name, desc, is_Active: status === 'ACTIVE', ...bookkeeping(group) };
}

export function toPolicyView(policy: PolicyRecord, group: PolicyGroupRecord) {
  const { id, name, description: desc, status } = policy;
  return {
    id,
    policyGroupName: group.name,
    name,
    desc,
    is_Active: status === 'ACTIVATED',
    ...bookkeeping(policy),
  };
}

function toPolicyDetails(policy: PolicyRecord) {
  return {
    policyId: policy.id,
    policyName: policy.name,
    policyDesc: policy.description,
    publishDate: timeText(policy.validFrom),
    validTill: timeText(policy.validTo),
    status: mosipStatuses[policy.status],
    version: policy.documentVersion,
    schema: policy.status === 'DRAFT' ? null : schemaOfPublished,
    is_Active: policy.status === 'ACTIVATED',
    ...bookkeeping(policy),
    policies: policy.definition,
  };
}

export function toFullPolicyView(policy: PolicyRecord, group: PolicyGroupRecord) {
  const ofGroup = bookkeeping(group);
  return {
    policyGroupId: group.id,
    policyGroupName: group.name,
    policyGroupDesc: group.description,
    policyGroupStatus: group.status === 'ACTIVE',
    policyGroup_cr_by: ofGroup.cr_by,
    policyGroup_cr_dtimes: ofGroup.cr_dtimes,
    policyGroup_up_by: ofGroup.up_by,
    policyGroup_upd_dtimes: ofGroup.upd_dtimes,
    policyType: mosipTypes[policy.type],
    ...toPolicyDetails(policy),
  };
}

/** Rows of tables know who made and changed them by other names. */
function rowBookkeeping(changed: Changed) {
  const { cr_by: crBy, cr_dtimes: crDtimes, up_by: updBy, upd_dtimes: updDtimes } = bookkeeping(changed);
  return { isDeleted: false, crBy, crDtimes, updBy, updDtimes, delDtimes: null };
}

export function toGroupRowView(group: PolicyGroupRecord) {
  const row = rowBookkeeping(group);
  const { id, name, description: desc, status } = group;
  return { id, name, desc, isActive: status === 'ACTIVE', userId: row.updBy ?? row.crBy, ...row };
}

/** The document comes as its text here. */
export function toPolicyRowView({ policy, group }: PolicyInGroup) {
  const { policyDesc: desc, schema, version, publishDate, validTill, is_Active: isActive } = toPolicyDetails(policy);
  return {
    id: policy.id,
    name: policy.name,
    desc,
    policyType: mosipTypes[policy.type],
    policyGroupId: group.id,
    policyGroupName: group.name,
    version,
    schema,
    validFromDate: publishDate,
    validToDate: validTill,
    isActive,
    policies: JSON.stringify(policy.definition),
    ...rowBookkeeping(policy),
  };
}

export function toGroupWithPoliciesView({ group, policies }: GroupWithPolicies) {
  return { policyGroup: toGroupRowView(group), policies: policies.map(toPolicyDetails) };
}

export function toBriefViews({ group, policies }: GroupWithPolicies) {
  return policies.map(({ id, name, description: descr, type }) => ({
    policyGroupId: group.id,
    policyGroupName: group.name,
    id,
    name,
    descr,
    policyType: mosipTypes[type],
  }));
}

export function toGroupChoice({ id, name, description }: PolicyGroupRecord) {
  return { id, name, description };
}

/** A policy in a list (contract 2.2). */
export function toPolicyItem(policy: PolicyRow) {
  return {
    policyId: policy._id,
    policyName: policy.name,
    policyDescription: policy.description,
    policyGroupId: policy.groupId,
    policyGroupName: policy.group?.name ?? '',
    status: listStatuses[policy.status],
    createdDateTime: timeText(policy.createdAt),
  };
}
