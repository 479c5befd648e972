import type { Reliance } from '../audit/index.ts';
import { partnerFence, type PartnerReader, type PartnerRecord } from '../partner/index.ts';
import { policyGroupFence, type PolicyGroupReader, type PolicyGroupRecord } from '../policy-group/index.ts';
import { policyFence, type PolicyReader, type PolicyRecord } from '../policy/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';
import type { PolicyNames } from './dependants.ts';
import type { Pair } from './policy-mapping.record.ts';

/** What a mapping connects, as it stands now. Null: there is no such thing. */
export interface MappedParties {
  readonly partner: PartnerRecord | null;
  readonly policy: PolicyRecord | null;
  readonly group: PolicyGroupRecord | null;
}

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

/** Null when no activated policy anywhere has the name; else the one of the partner's group, if there is one. */
export async function findNamedPolicy(
  { names, partners }: { readonly names: PolicyNames; readonly partners: PartnerReader },
  name: string | null,
  partnerId: string,
): Promise<string | null> {
  const [named, partner] = await Promise.all([names.findByName(name ?? ''), partners.find(partnerId)]);
  const activated = named.find(({ status }) => status === 'ACTIVATED');
  if (activated === undefined) return null;
  return (named.find(({ groupId }) => groupId === partner?.policyGroupId) ?? activated).id;
}
