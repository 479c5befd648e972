import type { Reliance } from '../audit/index.ts';
import { partnerFence, type PartnerReader } from '../partner/index.ts';
import { policyGroupFence, type PolicyGroupReader } from '../policy-group/index.ts';
import { policyFence, type PolicyReader } from '../policy/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';
import type { Pair } from './policy-mapping.record.ts';
import type { MappedParties } from './policy-mapping.rules.ts';

export interface PartyReaders {
  readonly partners: PartnerReader;
  readonly policies: PolicyReader;
  readonly groups: PolicyGroupReader;
  readonly fences: Fences;
}

/** What a mapping connects, with the epochs of their decisions, which are read first (docs/adr/0004). */
export async function readParties(
  { partners, policies, groups, fences }: PartyReaders,
  { partnerId, policyId }: Pair,
): Promise<MappedParties & { readonly relies: readonly Reliance[] }> {
  const known = await policies.find(policyId);
  const things = [
    ...(known === null ? [] : [policyGroupFence(known.groupId)]),
    policyFence(policyId),
    partnerFence(partnerId),
  ];
  const relies = await Promise.all(things.map(async (thing) => ({ thing, epoch: await fences.epochOf(thing) })));
  const [partner, policy] = await Promise.all([partners.find(partnerId), policies.find(policyId)]);
  const group = policy === null ? null : await groups.find(policy.groupId);
  return { partner, policy, group, relies };
}
