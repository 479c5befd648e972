import type { PartnerScope } from '../access.ts';

/** What a list restricts `partnerId` to: the partner asked for, within those the caller may see. Null: no restriction. */
export function partnerCondition(asked: string | null, scope: PartnerScope): string | { $in: string[] } | null {
  if (scope === 'every') return asked;
  return { $in: [...scope].filter((id) => asked === null || id === asked) };
}
