import type { Connection, QueryFilter } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, partnerCondition, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { policyMappingModel } from './policy-mapping.model.ts';
import type { PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';

export interface PolicyMappingQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: PolicyMappingStatus | null;
}

export class PolicyMappingStore extends Collection<PolicyMappingRecord> {
  constructor(connection: Connection) {
    super(policyMappingModel(connection));
  }

  /** The mapping that counts: the open one (there is at most one), else any closed one. */
  async findForPair(partnerId: string, policyId: string): Promise<PolicyMappingRecord | null> {
    const open = await this.find({ partnerId, policyId, status: { $in: ['REQUESTED', 'APPROVED'] } }, 1);
    const closed = open.length > 0 ? open : await this.find({ partnerId, policyId }, 1);
    return closed[0] ?? null;
  }

  matching(query: PolicyMappingQuery, scope: PartnerScope): ListQueries<PolicyMappingRecord> {
    const filter: QueryFilter<DocumentOf<PolicyMappingRecord>> = {};
    if (query.policyId != null) filter.policyId = query.policyId;
    if (query.status != null) filter.status = query.status;
    const partnerId = partnerCondition(query.partnerId ?? null, scope);
    if (partnerId !== null) filter.partnerId = partnerId;
    return this.list(filter);
  }
}
