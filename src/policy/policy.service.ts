import { can } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { PolicyReader } from './policy.reader.ts';
import type { PolicyRecord } from './policy.record.ts';
import type { PolicyQuery, PolicyStore } from './policy.store.ts';

export interface PolicyServiceParts {
  readonly store: PolicyStore;
  readonly reader: PolicyReader;
  readonly cursors: CursorCodec;
}

/** Published policies are for every signed-in user; drafts for those who write them. */
export class PolicyService {
  private readonly parts: PolicyServiceParts;

  constructor(parts: PolicyServiceParts) {
    this.parts = parts;
  }

  async find(caller: Caller, id: string): Promise<PolicyRecord | null> {
    const policy = await this.parts.reader.find(id);
    return policy?.status === 'DRAFT' && !can(caller, 'policy:read-draft') ? null : policy;
  }

  list(caller: Caller, query: PolicyQuery, order: Order, page: PageArguments): Promise<Listing<PolicyRecord>> {
    const { cursors, store } = this.parts;
    return listPage(cursors, order, page, store.matching(query, can(caller, 'policy:read-draft')));
  }
}
