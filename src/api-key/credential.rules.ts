import { problem, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeFreeText } from '../shared/text.rules.ts';
import { isBlank } from '../shared/text.ts';
import type { Basis } from './basis.ts';

const longestLabel = 36;

export interface SubmittedKey {
  readonly partnerId: string | null;
  /** One door names the policy by its id, the other by its name within the partner's group. */
  readonly policy: { readonly id: string | null } | { readonly name: string | null };
  readonly label: string | null;
}

type Rule = readonly [
  reason: Reason,
  field: 'partnerId' | 'policyId' | 'id',
  isBroken: (basis: Basis, now: Date) => boolean,
];

/** The documented service makes keys under policies that the identity system then refuses. */
const policyRules: readonly Rule[] = [
  ['POLICY_INACTIVE', 'policyId', ({ policy }) => policy !== null && policy.status !== 'ACTIVATED'],
  ['POLICY_EXPIRED', 'policyId', ({ policy }, now) => policy !== null && now >= policy.validTo],
  ['POLICY_GROUP_INACTIVE', 'policyId', ({ policy, group }) => policy !== null && group?.status !== 'ACTIVE'],
];

/** In the order of contract 3.5 (R16). */
const keyRules: readonly Rule[] = [
  ['PARTNER_INACTIVE', 'partnerId', ({ partner }) => partner !== null && partner.status !== 'ACTIVE'],
  ['KEY_POLICY_NOT_FOUND', 'policyId', ({ policy }) => policy === null],
  ['KEY_MAPPING_MISSING', 'policyId', ({ policy, mapping }) => policy !== null && mapping?.status !== 'APPROVED'],
  ...policyRules,
];

/** Of the policy that a key is moved to (contract 3.5, R14), which takes an approval as any other. */
const nextRules: readonly Rule[] = [
  ['PARTNER_INACTIVE', 'id', ({ partner }) => partner?.status !== 'ACTIVE'],
  ['NEXT_POLICY_NOT_FOUND', 'policyId', ({ partner, policy }) => policy?.groupId !== partner?.policyGroupId],
  ...policyRules,
  ['NEXT_MAPPING_MISSING', 'policyId', ({ policy, mapping }) => policy !== null && mapping?.status !== 'APPROVED'],
];

const licenseRules: readonly Rule[] = [
  ['LICENSE_PARTNER_TYPE', 'partnerId', ({ partner }) => partner !== null && partner.type !== 'MISP_PARTNER'],
  ['LICENSE_PARTNER_INACTIVE', 'partnerId', ({ partner }) => partner !== null && partner.status !== 'ACTIVE'],
  ['LICENSE_MAPPING_MISSING', 'policyId', ({ mapping }) => mapping === null],
  ['LICENSE_MAPPING_NOT_APPROVED', 'policyId', ({ mapping }) => mapping !== null && mapping.status !== 'APPROVED'],
  ...policyRules,
];

export function judgeNewKey({ partnerId, policy, label }: SubmittedKey): Problem[] {
  const named = 'id' in policy ? policy.id : policy.name;
  return [
    ...(isBlank(partnerId) ? [problem('REQUIRED', ['partnerId'])] : []),
    ...(isBlank(named) ? [problem('REQUIRED', ['policyId'])] : []),
    ...(label === null || isBlank(label)
      ? [problem('REQUIRED', ['label'])]
      : judgeFreeText(label, ['label'], longestLabel)),
  ];
}

export function judgeKeyBasis(basis: Basis, now: Date): Problem[] {
  return judge(keyRules, basis, now);
}

export function judgeNextBasis(basis: Basis, now: Date): Problem[] {
  return judge(nextRules, basis, now);
}

export function judgeLicenseBasis(basis: Basis, now: Date): Problem[] {
  return judge(licenseRules, basis, now);
}

/** When a credential ends if nothing else is said, and latest: together with its policy. */
export function judgeExpiry(expiresAt: Date | null, { policy }: Basis, now: Date): Problem[] {
  if (expiresAt === null || policy === null) return [];
  return expiresAt <= now || expiresAt > policy.validTo ? [problem('INVALID_EXPIRY', ['expiresAt'])] : [];
}

function judge(rules: readonly Rule[], basis: Basis, now: Date): Problem[] {
  return rules.filter(([, , isBroken]) => isBroken(basis, now)).map(([reason, field]) => problem(reason, [field]));
}
