import type { PairRow } from '../policy-mapping/index.ts';
import { changeTimeText, timeText } from './time-text.ts';

/** What lists show of partner, policy and group. The pages sort and filter by the texts, where null would break them. */
export function pairView(row: PairRow) {
  const { partner, policy, group } = row;
  return {
    partnerId: row.partnerId,
    orgName: partner?.name ?? null,
    policyGroupId: policy?.groupId ?? null,
    policyGroupName: group?.name ?? '',
    policyGroupDescription: group?.description ?? null,
    policyName: policy?.name ?? '',
    policyDescription: policy?.description ?? null,
    createdDateTime: timeText(row.createdAt),
    updatedDateTime: changeTimeText(row),
  };
}
