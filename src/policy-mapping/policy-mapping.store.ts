import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { policyMappingModel } from './policy-mapping.model.ts';
import {
  policyMappingStatuses,
  type Pair,
  type PolicyMappingRecord,
  type PolicyMappingStatus,
} from './policy-mapping.record.ts';

export interface PolicyMappingQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: PolicyMappingStatus | null;
  readonly requestedBy?: string | null;
}

const open = { status: { $in: ['REQUESTED', 'APPROVED'] as PolicyMappingStatus[] } };
const countBudgetMs = 5_000;

export class PolicyMappingStore extends Collection<PolicyMappingRecord> {
  constructor(connection: Connection) {
    super(policyMappingModel(connection));
  }

  /** The mapping that counts: the open one (there is at most one), else any closed one. */
  async findForPair({ partnerId, policyId }: Pair): Promise<PolicyMappingRecord | null> {
    const opened = await this.find({ partnerId, policyId, ...open }, 1);
    const closed = opened.length > 0 ? opened : await this.find({ partnerId, policyId }, 1);
    return closed[0] ?? null;
  }

  findOfPartner(partnerId: string): Promise<PolicyMappingRecord[]> {
    return this.find({ partnerId });
  }

  async hasOpenFor(policyId: string): Promise<boolean> {
    return (await this.find({ policyId, ...open }, 1)).length > 0;
  }

  async countByStatus(of: Partial<Pair>): Promise<Record<PolicyMappingStatus, number>> {
    const counted = await this.model
      .aggregate<{ _id: PolicyMappingStatus; count: number }>()
      .match(given({ partnerId: of.partnerId, policyId: of.policyId }))
      .group({ _id: '$status', count: { $sum: 1 } })
      .option({ maxTimeMS: countBudgetMs });
    const counts = new Map(counted.map(({ _id, count }) => [_id, count]));
    return Object.fromEntries(policyMappingStatuses.map((status) => [status, counts.get(status) ?? 0])) as Record<
      PolicyMappingStatus,
      number
    >;
  }

  matching(query: PolicyMappingQuery, scope: PartnerScope): ListQueries<PolicyMappingRecord> {
    const { partnerId, policyId, status, requestedBy } = query;
    return this.list(given({ policyId, status, requestedBy, partnerId: partnerCondition(partnerId ?? null, scope) }));
  }
}
