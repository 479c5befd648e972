import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { problem, type Problem } from '../shared/errors/index.ts';
import { needsPolicyGroup, type PartnerType } from './partner-types.ts';
import type { PartnerRecord, PartnerStatus } from './partner.record.ts';

/** What a manager can make of a partner; a door that takes any word may have got one that means neither. */
export type WantedStatus = 'ACTIVE' | 'INACTIVE' | 'UNKNOWN';

/** Whether a partner may take a status (contract 3.3, R5, with the way back that it lacks). */
export function judgeStatus({ status, approvedAt }: PartnerRecord, wanted: WantedStatus): Problem[] {
  if (wanted === 'UNKNOWN') return [problem('PARTNER_STATUS_UNKNOWN', ['status'])];
  if (wanted === 'INACTIVE') return status === 'INACTIVE' ? [problem('PARTNER_ALREADY_INACTIVE', ['id'])] : [];
  const help = 'Its certificate makes a registered partner active: upload that.';
  return status === 'REGISTERED' && approvedAt === null
    ? [problem('PARTNER_CERTIFICATE_MISSING', ['id'], { help })]
    : [];
}

/** One that was switched off before it was ever approved comes back as what it was: registered. */
export function nextStatus({ approvedAt }: PartnerRecord, wanted: 'ACTIVE' | 'INACTIVE'): PartnerStatus {
  return wanted === 'ACTIVE' && approvedAt === null ? 'REGISTERED' : wanted;
}

/** The policy group of a partner that registers (contract 3.2); types that need none may name one. */
export function judgeFirstGroup(type: PartnerType, isNamed: boolean, group: PolicyGroupRecord | null): Problem[] {
  if (!isNamed) return needsPolicyGroup(type) ? [problem('PARTNER_GROUP_REQUIRED', ['policyGroupId'])] : [];
  return judgeGroup(group);
}

/** The policy group of a partner that has registered (contract 3.3, R6). */
export function judgeGroupChange({ type, approvedAt }: PartnerRecord, group: PolicyGroupRecord | null): Problem[] {
  if (approvedAt !== null) return [problem('PARTNER_GROUP_FIXED', ['id'])];
  if (!needsPolicyGroup(type)) return [problem('PARTNER_GROUP_NOT_NEEDED', ['id'])];
  return judgeGroup(group);
}

function judgeGroup(group: PolicyGroupRecord | null): Problem[] {
  if (group === null) return [problem('PARTNER_GROUP_UNKNOWN', ['policyGroupId'])];
  return group.status === 'ACTIVE' ? [] : [problem('PARTNER_GROUP_INACTIVE', ['policyGroupId'])];
}
