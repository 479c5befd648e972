import { partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { ShownEntry } from './audit.record.ts';
import { withoutForeignMatters } from './audit.rules.ts';
import type { AuditQuery, AuditStore } from './audit.store.ts';

export interface AuditEntryServiceParts {
  readonly store: AuditStore;
  readonly cursors: CursorCodec;
}

/** What people read of the trail. */
export class AuditEntryService {
  private readonly parts: AuditEntryServiceParts;

  constructor(parts: AuditEntryServiceParts) {
    this.parts = parts;
  }

  async list(caller: Caller, query: AuditQuery, order: Order, page: PageArguments): Promise<Listing<ShownEntry>> {
    const { store, cursors } = this.parts;
    const scope = await partnerScope(caller, 'audit:read');
    const listing = await listPage(cursors, order, page, store.matching(query, scope));
    if (scope === 'every') return listing;
    const rows = listing.rows.map(({ cursor, record }) => ({ cursor, record: withoutForeignMatters(record, caller) }));
    return { ...listing, rows };
  }
}
