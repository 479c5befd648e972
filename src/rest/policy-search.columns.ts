import type { PolicySearchColumn } from '../policy/index.ts';
import type { PolicyGroupColumn } from '../policy-group/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import type { SearchCondition } from '../shared/search.ts';
import { mosipTypes } from './policy.view.ts';
import { conditionOn, type SearchColumns } from './search.columns.ts';

export const groupColumns: SearchColumns<PolicyGroupColumn> = {
  id: { kind: 'text', by: 'id' },
  name: { kind: 'text', by: 'name' },
  desc: { kind: 'text', by: 'description' },
  isActive: { kind: 'flag', by: 'status', shown: { ACTIVE: 'true', INACTIVE: 'false' } },
  crBy: { kind: 'text', by: 'createdBy' },
  crDtimes: { kind: 'time', by: 'createdAt' },
  updBy: { kind: 'text', by: 'updatedBy' },
};

/** The documented service calls the description by one name where it filters, and by another where it answers. */
export const policyColumns: SearchColumns<PolicySearchColumn> = {
  id: { kind: 'text', by: 'id' },
  name: { kind: 'text', by: 'name' },
  descr: { kind: 'text', by: 'description' },
  desc: { kind: 'text', by: 'description' },
  policyType: { kind: 'code', by: 'type', shown: mosipTypes },
  isActive: { kind: 'flag', by: 'status', shown: { ACTIVATED: 'true', DEACTIVATED: 'false', DRAFT: 'false' } },
  version: { kind: 'text', by: 'documentVersion' },
  validFromDate: { kind: 'time', by: 'validFrom' },
  validToDate: { kind: 'time', by: 'validTo' },
  crBy: { kind: 'text', by: 'createdBy' },
  crDtimes: { kind: 'time', by: 'createdAt' },
  updBy: { kind: 'text', by: 'updatedBy' },
};

/** The type that is asked for beside the filters; `all` asks for none in particular. */
export function ofType(policyType: string | null | undefined): SearchCondition<PolicySearchColumn>[] {
  if (policyType === null || policyType === undefined) {
    throw new Refusal([problem('REQUIRED', ['type'], { message: 'must not be null' })]);
  }
  if (policyType.toLowerCase() === 'all') return [];
  const condition = conditionOn({ kind: 'code', by: 'type', shown: mosipTypes }, 'equals', [policyType]);
  return condition === null ? [] : [condition];
}
