import { partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { PolicyMappingRecord } from './policy-mapping.record.ts';
import type { PolicyMappingQuery, PolicyMappingStore } from './policy-mapping.store.ts';

export interface PolicyMappingServiceParts {
  readonly store: PolicyMappingStore;
  readonly cursors: CursorCodec;
}

export class PolicyMappingService {
  private readonly parts: PolicyMappingServiceParts;

  constructor(parts: PolicyMappingServiceParts) {
    this.parts = parts;
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
}
