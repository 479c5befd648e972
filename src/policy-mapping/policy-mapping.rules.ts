import { problem, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeFreeText } from '../shared/text.rules.ts';
import { isBlank } from '../shared/text.ts';
import { lacksExtractors, type Issuance } from './issuance.rules.ts';
import type { PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';

const longestUseCase = 4_000;
const longestReason = 1_000;
/** One transaction switches off no more than these, so that it ends before the database gives it up. */
const mostDependants = 1_000;

export interface SubmittedRequest {
  readonly partnerId: string | null;
  /** One door names the policy by its id, the other by its name within the partner's group. */
  readonly policy: { readonly id: string | null } | { readonly name: string | null };
  readonly useCaseDescription: string | null;
}

type Rule = readonly [
  reason: Reason,
  field: 'partnerId' | 'policyId' | 'id',
  isBroken: (parties: Issuance, now: Date) => boolean,
];

const isPartnerOff = ({ partner }: Issuance): boolean => partner !== null && partner.status !== 'ACTIVE';
const isPolicyOff = ({ policy }: Issuance): boolean => policy !== null && policy.status !== 'ACTIVATED';
const isPolicyOver = ({ policy }: Issuance, now: Date): boolean => policy !== null && now >= policy.validTo;
const isGroupMissing = ({ policy, group }: Issuance): boolean => policy !== null && group === null;
const isGroupOff = ({ group }: Issuance): boolean => group !== null && group.status !== 'ACTIVE';
const isElsewhere = ({ partner, policy }: Issuance): boolean =>
  partner !== null && policy !== null && partner.policyGroupId !== null && partner.policyGroupId !== policy.groupId;

/** In the order of contract 3.4 (R7). */
const requestRules: readonly Rule[] = [
  ['PARTNER_INACTIVE', 'partnerId', isPartnerOff],
  ['POLICY_NOT_FOUND', 'policyId', ({ policy }) => policy === null],
  ['PARTNER_WITHOUT_GROUP', 'partnerId', ({ partner }) => partner?.policyGroupId === null],
  ['POLICY_NOT_IN_GROUP', 'policyId', isElsewhere],
  ['POLICY_INACTIVE', 'policyId', isPolicyOff],
  ['POLICY_EXPIRED', 'policyId', isPolicyOver],
  ['POLICY_GROUP_INACTIVE', 'policyId', (parties) => isGroupMissing(parties) || isGroupOff(parties)],
  ['MAPPING_PENDING', 'policyId', ({ mapping }) => mapping?.status === 'REQUESTED'],
  ['MAPPING_HELD', 'policyId', ({ mapping }) => mapping?.status === 'APPROVED'],
];

/** In the order of contract 3.4 (R8), which differs. All concern the mapping that is named. */
const approvalRules: readonly Rule[] = [
  ['EXTRACTORS_MISSING', 'id', lacksExtractors],
  ['PARTNER_INACTIVE', 'id', (parties) => parties.partner === null || isPartnerOff(parties)],
  ['MAPPED_POLICY_MISSING', 'id', ({ policy }) => policy === null],
  ['POLICY_INACTIVE', 'id', isPolicyOff],
  ['MAPPED_GROUP_MISSING', 'id', isGroupMissing],
  ['MAPPED_GROUP_INACTIVE', 'id', isGroupOff],
  ['POLICY_EXPIRED', 'id', isPolicyOver],
];

export function judgeRequest({ partnerId, policy, useCaseDescription }: SubmittedRequest): Problem[] {
  const named = 'id' in policy ? policy.id : policy.name;
  return [
    ...(isBlank(partnerId) ? [problem('REQUIRED', ['partnerId'])] : []),
    // a name that is blank is no policy's name; the documented service does not call it missing
    ...(named === null || ('id' in policy && isBlank(named)) ? [problem('REQUIRED', ['policyId'])] : []),
    ...(useCaseDescription === null
      ? [problem('REQUIRED', ['useCaseDescription'])]
      : judgeFreeText(useCaseDescription, ['useCaseDescription'], longestUseCase)),
  ];
}

export function judgeReason(reason: string | null): Problem[] {
  if (reason === null) return [];
  return isBlank(reason) ? [problem('REQUIRED', ['reason'])] : judgeFreeText(reason, ['reason'], longestReason);
}

export function judgeRequestedParties(parties: Issuance, now: Date): Problem[] {
  return judge(requestRules, parties, now);
}

export function judgeApprovedParties(parties: Issuance, now: Date): Problem[] {
  return judge(approvalRules, parties, now);
}

function judge(rules: readonly Rule[], parties: Issuance, now: Date): Problem[] {
  return rules.filter(([, , isBroken]) => isBroken(parties, now)).map(([reason, field]) => problem(reason, [field]));
}

const pastDecision: Readonly<Record<PolicyMappingStatus, Reason | null>> = {
  REQUESTED: null,
  APPROVED: 'MAPPING_ALREADY_APPROVED',
  REJECTED: 'MAPPING_ALREADY_REJECTED',
  REVOKED: 'MAPPING_ALREADY_REVOKED',
};

/** Whether it still waits for a decision. */
export function judgeUndecided({ status }: PolicyMappingRecord): Problem[] {
  const reason = pastDecision[status];
  return reason === null ? [] : [problem(reason, ['id'])];
}

const notRevocable: Readonly<Record<PolicyMappingStatus, Reason | null>> = {
  REQUESTED: 'MAPPING_NOT_APPROVED',
  APPROVED: null,
  REJECTED: 'MAPPING_NOT_APPROVED',
  REVOKED: 'MAPPING_ALREADY_REVOKED',
};

export function judgeRevocable({ status }: PolicyMappingRecord): Problem[] {
  const reason = notRevocable[status];
  return reason === null ? [] : [problem(reason, ['id'])];
}

export function judgeFourEyes({ requestedBy }: PolicyMappingRecord, approver: string): Problem[] {
  return requestedBy === approver ? [problem('SELF_APPROVAL', ['id'])] : [];
}

/** Clients that are switched off by mistake cost people their log-in: whoever revokes says how many they are. */
export function judgeConfirmation(confirmed: number, clients: number, others: number): Problem[] {
  if (confirmed !== clients) {
    const help = `${clients} active clients would be switched off. Look at them, then confirm this number.`;
    return [problem('CLIENTS_NOT_CONFIRMED', ['confirmClients'], { help })];
  }
  if (clients + others <= mostDependants) return [];
  const help = `At most ${mostDependants} at once. Switch off some of its clients first.`;
  return [problem('TOO_MANY_DEPENDANTS', ['id'], { help })];
}
