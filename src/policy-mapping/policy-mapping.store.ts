import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition, Report, type DocumentOf } from '../shared/mongo/index.ts';
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

/** A mapping with the name of its partner, as lists for people show it. */
export interface NamedMapping {
  readonly mapping: PolicyMappingRecord;
  /** Null: there is no such partner any more. */
  readonly partnerName: string | null;
}

type NamedRow = DocumentOf<PolicyMappingRecord> & { readonly partner?: { readonly name: string } };

const withPartner = { as: 'partner', collection: 'partners', by: 'partnerId', fields: ['name'] };
const newestFirst = { path: 'createdAt', direction: 'DESC', isText: false } as const;
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

  /** All that there are, newest first, one after the other. */
  async *named(scope: PartnerScope): AsyncGenerator<NamedMapping> {
    const report = new Report<PolicyMappingRecord, NamedRow>(this.model, [withPartner]);
    const where = given({ partnerId: partnerCondition(null, scope) });
    for await (const { _id, partner, ...rest } of report.stream({ where, having: {}, order: newestFirst })) {
      yield { mapping: { id: _id, ...rest }, partnerName: partner?.name ?? null };
    }
  }

  matching(query: PolicyMappingQuery, scope: PartnerScope): ListQueries<PolicyMappingRecord> {
    const { partnerId, policyId, status, requestedBy } = query;
    return this.list(given({ policyId, status, requestedBy, partnerId: partnerCondition(partnerId ?? null, scope) }));
  }
}
