import type { PartnerRecord } from '../partner/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import type { PolicyMappingRecord } from '../policy-mapping/index.ts';
import type { Grants, PolicyRecord } from '../policy/index.ts';
import { problem, type Problem, type Reason } from '../shared/errors/index.ts';

/** All that a client stands on. */
export interface Parties {
  readonly partner: PartnerRecord;
  readonly policy: PolicyRecord;
  readonly group: PolicyGroupRecord | null;
  readonly mapping: PolicyMappingRecord | null;
  readonly grants: Grants;
  readonly hasMandatoryFactor: boolean;
  /** Epoch of the fence, read before all of these (docs/adr/0004). */
  readonly epoch: number;
}

type Rule = readonly [
  reason: Reason,
  field: 'partnerId' | 'policyId',
  isBroken: (parties: Parties, now: Date) => boolean,
];

const isAuth = ({ policy }: Parties): boolean => policy.type === 'AUTH';

/** In the contract's order (1.4, steps 10 to 18). Grants are judged only where the policy is of the type that has them. */
const rules: readonly Rule[] = [
  ['PARTNER_TYPE_NOT_ALLOWED', 'partnerId', ({ partner }) => partner.type !== 'AUTH_PARTNER'],
  ['PARTNER_INACTIVE', 'partnerId', ({ partner }) => partner.status !== 'ACTIVE'],
  ['POLICY_TYPE_NOT_ALLOWED', 'policyId', (parties) => !isAuth(parties)],
  ['MAPPING_MISSING', 'policyId', ({ mapping }) => mapping === null],
  ['MAPPING_NOT_APPROVED', 'policyId', ({ mapping }) => mapping !== null && mapping.status !== 'APPROVED'],
  ['POLICY_INACTIVE', 'policyId', ({ policy }) => policy.status !== 'ACTIVATED'],
  ['POLICY_EXPIRED', 'policyId', ({ policy }, now) => now < policy.validFrom || now >= policy.validTo],
  ['POLICY_GROUP_INACTIVE', 'policyId', ({ group }) => group?.status !== 'ACTIVE'],
  ['POLICY_GRANTS_NO_CLAIMS', 'policyId', (parties) => isAuth(parties) && parties.grants.claims.length === 0],
  ['POLICY_HAS_MANDATORY_FACTOR', 'policyId', (parties) => isAuth(parties) && parties.hasMandatoryFactor],
  ['POLICY_GRANTS_NO_ACR', 'policyId', (parties) => isAuth(parties) && parties.grants.acrValues.length === 0],
];

/** Whether a client may come into being, or back to life, on these. */
export function judgeParties(parties: Parties, now: Date): Problem[] {
  return rules.filter(([, , isBroken]) => isBroken(parties, now)).map(([reason, field]) => problem(reason, [field]));
}
