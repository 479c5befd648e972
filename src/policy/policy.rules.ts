import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { isError, problem, stepOf, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeText } from '../shared/text.rules.ts';
import { judgeDefinition } from './policy.definition.rules.ts';
import type { GroupRef } from './group-of-policy.ts';
import type { PolicyRecord, PolicyType } from './policy.record.ts';
import type { OpenMappings } from './policy.usage.ts';

/** As submitted: a door hands on what it got, null where there was nothing. */
export interface PolicyContent {
  readonly name: string | null;
  readonly description: string | null;
  readonly documentVersion: string | null;
  readonly definition: Readonly<Record<string, unknown>> | null;
}

const longest = { name: 128, description: 256, documentVersion: 8 } as const;
const texts = ['name', 'description', 'documentVersion'] as const;
const longestType = 128;
const longestGroupName = 128;

/** Judges the fields that are there. Without a type the definition cannot be held against a schema. */
export function judgePolicyContent(content: Partial<PolicyContent>, type: PolicyType | null): Problem[] {
  const { definition } = content;
  return [
    ...texts.flatMap((field) =>
      content[field] === undefined ? [] : judgeText(content[field], [field], longest[field]),
    ),
    ...(definition === undefined ? [] : judgeDefinition(definition, type, 'definition')),
  ];
}

const types: readonly PolicyType[] = ['AUTH', 'DATA_SHARE', 'CREDENTIAL_ISSUANCE', 'MISP'];
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** In any letter case, as existing clients write it: `Auth`, `Datashare`, `MISP`. */
export function policyTypeNamed(name: string | null): PolicyType | null {
  return types.find((type) => name !== null && plain(type) === plain(name)) ?? null;
}

export function judgeType(name: string | null): Problem[] {
  const problems = judgeText(name, ['type'], longestType);
  if (problems.length > 0) return problems;
  return policyTypeNamed(name) === null ? [problem('POLICY_TYPE_UNSUPPORTED', ['type'])] : [];
}

/** Where a door names the group in words. */
export function judgeGroupName(ref: GroupRef | undefined): Problem[] {
  return ref === undefined || 'id' in ref ? [] : judgeText(ref.name, ['groupId'], longestGroupName);
}

/** The last step of the contract's check order that is about the shape of the input alone. */
const lastShapeStep = 4;

/** So wrong in itself that nothing is looked up for it. */
export function isShapeError(candidate: Problem): boolean {
  return isError(candidate) && stepOf(candidate) <= lastShapeStep;
}

/** Policies are drafted, changed and published in active groups only. */
export function judgeGroup(group: PolicyGroupRecord, path: readonly string[]): Problem[] {
  return group.status === 'ACTIVE' ? [] : [problem('GROUP_INACTIVE', path)];
}

export function judgeMembership(policy: PolicyRecord, group: PolicyGroupRecord): Problem[] {
  return policy.groupId === group.id ? [] : [problem('POLICY_OF_OTHER_GROUP', ['id'])];
}

/** Drafts alone can be changed and published; `reason` is what that is called in the use case. */
export function judgeDraft(policy: PolicyRecord, reason: Reason): Problem[] {
  return policy.status === 'DRAFT' ? [] : [problem(reason, ['id'])];
}

type WithdrawalRule = readonly [reason: Reason, isBroken: (policy: PolicyRecord, open: OpenMappings) => boolean];

/** In the contract's order (2.4, P14). */
const withdrawalRules: readonly WithdrawalRule[] = [
  ['DRAFT_NOT_DEACTIVATED', ({ status }) => status === 'DRAFT'],
  ['DEACTIVATED_ALREADY', ({ status }) => status === 'DEACTIVATED'],
  ['POLICY_HAS_APPROVED_MAPPINGS', (_, { approved }) => approved > 0],
  ['POLICY_HAS_REQUESTED_MAPPINGS', (_, { requested }) => requested > 0],
];

/** Whether a policy can be withdrawn: nobody may stand under it or wait for it. */
export function judgeWithdrawal(policy: PolicyRecord, open: OpenMappings): Problem[] {
  const help = `Approved mappings: ${open.approved}, requested: ${open.requested}.`;
  return withdrawalRules
    .filter(([, isBroken]) => isBroken(policy, open))
    .map(([reason]) => problem(reason, ['id'], { help }));
}
