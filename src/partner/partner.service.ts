import { isWithin, partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { PartnerReader } from './partner.reader.ts';
import type { PartnerRecord } from './partner.record.ts';
import type { PartnerQuery, PartnerStore } from './partner.store.ts';

export interface PartnerServiceParts {
  readonly store: PartnerStore;
  readonly reader: PartnerReader;
  readonly cursors: CursorCodec;
}

export class PartnerService {
  private readonly parts: PartnerServiceParts;

  constructor(parts: PartnerServiceParts) {
    this.parts = parts;
  }

  async find(caller: Caller, id: string): Promise<PartnerRecord | null> {
    const [scope, partner] = await Promise.all([partnerScope(caller, 'partner:read'), this.parts.reader.find(id)]);
    return partner !== null && isWithin(scope, partner.id) ? partner : null;
  }

  async list(caller: Caller, query: PartnerQuery, order: Order, page: PageArguments): Promise<Listing<PartnerRecord>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'partner:read');
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  /** The partners that the caller may act for. */
  async owned(caller: Caller): Promise<PartnerRecord[]> {
    return this.parts.reader.ownedBy(caller.userId);
  }
}
