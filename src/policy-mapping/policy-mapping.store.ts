import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition } from '../shared/mongo/index.ts';
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

  matching({ partnerId, policyId, status }: PolicyMappingQuery, scope: PartnerScope): ListQueries<PolicyMappingRecord> {
    return this.list(given({ policyId, status, partnerId: partnerCondition(partnerId ?? null, scope) }));
  }
}
