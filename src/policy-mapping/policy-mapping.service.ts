import { assertCan, getPartnerScope, isWithin, partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import { PointReader } from '../shared/loader.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
  type Rows,
} from '../shared/pagination/index.ts';
import type { Dependants } from './dependants.ts';
import type { MappingRow, MappingTableRequest, PolicyMappingReport } from './policy-mapping.report.ts';
import type { Pair, PolicyMappingRecord } from './policy-mapping.record.ts';
import type { PolicyMappingQuery, PolicyMappingStore } from './policy-mapping.store.ts';

export interface PolicyMappingServiceParts {
  readonly store: PolicyMappingStore;
  readonly report: PolicyMappingReport;
  readonly clients: Dependants;
  readonly cursors: CursorCodec;
}

/** Reads; what changes a mapping stands in policy-mapping-changes.service.ts. */
export class PolicyMappingService {
  private readonly parts: PolicyMappingServiceParts;
  private readonly mappings: PointReader<PolicyMappingRecord>;

  constructor(parts: PolicyMappingServiceParts) {
    this.parts = parts;
    this.mappings = new PointReader(parts.store);
  }

  /** Null when absent or not the caller's: the two look the same. */
  async find(caller: Caller, id: string): Promise<PolicyMappingRecord | null> {
    const [scope, mapping] = await Promise.all([partnerScope(caller, 'policy-mapping:read'), this.mappings.find(id)]);
    return mapping !== null && isWithin(scope, mapping.partnerId) ? mapping : null;
  }

  /** All that a partner asked for, newest first; nothing where it is not the caller's. */
  async ofPartner(caller: Caller, partnerId: string): Promise<PolicyMappingRecord[]> {
    const scope = await partnerScope(caller, 'policy-mapping:read');
    if (!isWithin(scope, partnerId)) return [];
    const mappings = await this.parts.store.findOfPartner(partnerId);
    return mappings.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }

  async list(
    caller: Caller,
    query: PolicyMappingQuery,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<PolicyMappingRecord>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'policy-mapping:read');
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  /** Mappings as a table: all of them for administrators, else those of the caller's partners. */
  async browse(caller: Caller, asked: MappingTableRequest): Promise<Rows<MappingRow>> {
    assertCan(caller, 'policy-mapping:browse');
    return this.parts.report.rows(asked, await getPartnerScope(caller, 'policy-mapping:read'));
  }

  /** How many clients would be switched off with the mapping. */
  countActiveClients(pair: Pair): Promise<number> {
    return this.parts.clients.countActive(pair);
  }
}
