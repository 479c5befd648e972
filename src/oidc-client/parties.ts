import type { PartnerReader } from '../partner/index.ts';
import type { PolicyGroupReader } from '../policy-group/index.ts';
import { mappingFence, type PolicyMappingReader } from '../policy-mapping/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import { partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import { problem, Refusal, type Reason } from '../shared/errors/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';
import type { Parties } from './parties.rules.ts';

export interface PartyReaders {
  readonly partners: PartnerReader;
  readonly policies: PolicyReader;
  readonly groups: PolicyGroupReader;
  readonly mappings: PolicyMappingReader;
  readonly fences: Fences;
}

/** Refuses a partner that the caller may not create clients for; whether it exists shows to nobody else. */
export async function assertMayCreateFor(caller: Caller, partnerId: string): Promise<void> {
  const scope = await partnerScope(caller, 'oidc-client:create');
  if (scope === 'every' || scope.has(partnerId)) return;
  throw refusalOf(scope.size === 0 ? 'CALLER_WITHOUT_PARTNER' : 'PARTNER_NOT_OWNED', 'partnerId');
}

/** Reads what a client stands on. What is named and does not exist is refused, alone. */
export async function getParties(readers: PartyReaders, partnerId: string, policyId: string): Promise<Parties> {
  const epoch = await readers.fences.epochOf(mappingFence(partnerId, policyId));
  const [partner, policy, mapping] = await Promise.all([
    readers.partners.find(partnerId),
    readers.policies.find(policyId),
    readers.mappings.findForPair(partnerId, policyId),
  ]);
  if (partner === null) throw refusalOf('PARTNER_NOT_FOUND', 'partnerId');
  if (policy === null) throw refusalOf('POLICY_NOT_FOUND', 'policyId');
  return {
    partner,
    policy,
    mapping,
    epoch,
    group: await readers.groups.find(policy.groupId),
    grants: readers.policies.grants(policy),
    hasMandatoryFactor: readers.policies.hasMandatoryFactor(policy),
  };
}

function refusalOf(reason: Reason, field: string): Refusal {
  return new Refusal([problem(reason, [field])]);
}
