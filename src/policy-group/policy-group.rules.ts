import { problem, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeText } from '../shared/text.rules.ts';
import type { PolicyGroupRecord, PolicyGroupStatus } from './policy-group.record.ts';
import type { OpenPolicies } from './policy-group.usage.ts';

/** As submitted: a door hands on what it got, null where there was nothing. */
export interface GroupContent {
  readonly name: string | null;
  readonly description: string | null;
}

const longest = { name: 128, description: 256 } as const;
const fields = ['name', 'description'] as const;

/** Judges the fields that are there. */
export function judgeGroupContent(content: Partial<GroupContent>): Problem[] {
  return fields.flatMap((field) =>
    content[field] === undefined ? [] : judgeText(content[field], [field], longest[field]),
  );
}

type ContentsRule = readonly [reason: Reason, isBroken: (open: OpenPolicies) => boolean];

/** REST shows the first, which says by itself whether there are policies, drafts or both; GraphQL shows what to clear. */
const contentsRules: readonly ContentsRule[] = [
  ['GROUP_HAS_ACTIVE_AND_DRAFTS', ({ activated, drafts }) => activated > 0 && drafts > 0],
  ['POLICY_GROUP_HAS_ACTIVE_POLICIES', ({ activated, drafts }) => activated > 0 && drafts === 0],
  ['POLICY_GROUP_HAS_DRAFTS', ({ drafts }) => drafts > 0],
];

/** Whether a group can be closed on what is in it. */
export function judgeOpenPolicies(open: OpenPolicies, path: readonly string[]): Problem[] {
  const help = `Activated policies: ${open.activated}, drafts: ${open.drafts}.`;
  return contentsRules.filter(([, isBroken]) => isBroken(open)).map(([reason]) => problem(reason, path, { help }));
}

/** From active to inactive, which needs a group without open policies. The way back is always open. */
export function isClosing(stored: PolicyGroupRecord, status: PolicyGroupStatus | undefined): boolean {
  return stored.status === 'ACTIVE' && status === 'INACTIVE';
}
