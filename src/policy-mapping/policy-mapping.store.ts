import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { policyMappingModel } from './policy-mapping.model.ts';
import type { Pair, PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';

export interface PolicyMappingQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: PolicyMappingStatus | null;
  readonly requestedBy?: string | null;
}

const open = { status: { $in: ['REQUESTED', 'APPROVED'] as PolicyMappingStatus[] } };

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

  matching(query: PolicyMappingQuery, scope: PartnerScope): ListQueries<PolicyMappingRecord> {
    const { partnerId, policyId, status, requestedBy } = query;
    return this.list(given({ policyId, status, requestedBy, partnerId: partnerCondition(partnerId ?? null, scope) }));
  }
}
