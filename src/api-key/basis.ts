import type { Reliance } from '../audit/index.ts';
import type { PartnerReader, PartnerRecord } from '../partner/index.ts';
import type { PolicyGroupReader, PolicyGroupRecord } from '../policy-group/index.ts';
import {
  mappingFence,
  type Pair,
  type PolicyMappingReader,
  type PolicyMappingRecord,
} from '../policy-mapping/index.ts';
import type { PolicyReader, PolicyRecord } from '../policy/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';

export interface BasisReaders {
  readonly partners: PartnerReader;
  readonly policies: PolicyReader;
  readonly groups: PolicyGroupReader;
  readonly mappings: PolicyMappingReader;
  readonly fences: Fences;
}

/** All that a credential stands on. Null: there is no such thing. */
export interface Basis {
  readonly partner: PartnerRecord | null;
  readonly policy: PolicyRecord | null;
  readonly group: PolicyGroupRecord | null;
  readonly mapping: PolicyMappingRecord | null;
  readonly relies: readonly Reliance[];
}

/** The epoch is read before everything that it stands for (docs/adr/0004). */
export async function readBasis(readers: BasisReaders, { partnerId, policyId }: Pair): Promise<Basis> {
  const thing = mappingFence(partnerId, policyId);
  const epoch = await readers.fences.epochOf(thing);
  const [partner, policy, mapping] = await Promise.all([
    readers.partners.find(partnerId),
    readers.policies.find(policyId),
    readers.mappings.findForPair(partnerId, policyId),
  ]);
  const group = policy === null ? null : await readers.groups.find(policy.groupId);
  return { partner, policy, group, mapping, relies: [{ thing, epoch }] };
}
