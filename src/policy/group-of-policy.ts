import type { Reliance } from '../audit/index.ts';
import { policyGroupFence, type PolicyGroupReader, type PolicyGroupRecord } from '../policy-group/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import type { Fences } from '../shared/unit-of-work.ts';

/** How a door names the group: existing clients know it by its name in some places. */
export type GroupRef = { readonly id: string } | { readonly name: string | null };

export interface GroupReaders {
  readonly groups: PolicyGroupReader;
  readonly fences: Fences;
}

export interface RelevantGroup {
  readonly group: PolicyGroupRecord;
  /** Its epoch was read before the group (docs/adr/0004). */
  readonly reliance: Reliance;
}

/** The group that a policy is to stand in. One that does not exist is refused, alone. */
export async function getGroup(
  { groups, fences }: GroupReaders,
  ref: GroupRef,
  path: readonly string[],
): Promise<RelevantGroup> {
  const id = 'id' in ref ? ref.id : ((await groups.findByName(ref.name ?? ''))?.id ?? '');
  const thing = policyGroupFence(id);
  const epoch = await fences.epochOf(thing);
  const group = await groups.find(id);
  if (group === null) throw new Refusal([problem('id' in ref ? 'GROUP_ID_UNKNOWN' : 'GROUP_NAME_UNKNOWN', path)]);
  return { group, reliance: { thing, epoch } };
}
