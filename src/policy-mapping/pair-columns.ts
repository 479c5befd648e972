import type { PartnerRecord } from '../partner/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import type { PolicyRecord } from '../policy/index.ts';
import { namedColumn, orderColumn, textColumn, type Join } from '../shared/mongo/index.ts';

/** What tables show of the records that a pair names; absent where there is no such record any more. */
export interface PairRow {
  readonly _id: string;
  readonly partnerId: string;
  readonly policyId: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly partner?: Pick<PartnerRecord, 'name' | 'type' | 'status'>;
  readonly policy?: Pick<PolicyRecord, 'name' | 'description' | 'groupId'>;
  readonly group?: Pick<PolicyGroupRecord, 'name' | 'description'>;
}

/** How a table over pairs finds its rows' partner, policy, and group of the policy. */
export const pairJoins = [
  { as: 'partner', collection: 'partners', by: 'partnerId', fields: ['name', 'nameKey', 'type', 'status'] },
  { as: 'policy', collection: 'policies', by: 'policyId', fields: ['name', 'nameKey', 'description', 'groupId'] },
  { as: 'group', collection: 'policyGroups', by: 'policy.groupId', fields: ['name', 'nameKey', 'description'] },
] as const satisfies readonly Join[];

export const pairColumns = {
  partnerId: textColumn('partnerId'),
  partnerName: namedColumn('partner.name', 'partner.nameKey'),
  policyId: textColumn('policyId'),
  policyName: namedColumn('policy.name', 'policy.nameKey'),
  groupName: namedColumn('group.name', 'group.nameKey'),
  createdAt: orderColumn('createdAt'),
} as const;
