import { PointReader } from '../shared/loader.ts';
import type { PartnerRecord } from './partner.record.ts';
import type { PartnerStore } from './partner.store.ts';

/** What other features may ask about partners. */
export class PartnerReader extends PointReader<PartnerRecord> {
  private readonly store: PartnerStore;

  constructor(store: PartnerStore) {
    super(store);
    this.store = store;
  }

  ownedBy(userId: string): Promise<PartnerRecord[]> {
    return this.store.findOwnedBy(userId);
  }
}

/** The fence that stands for "this partner is active" (docs/adr/0004). */
export function partnerFence(partnerId: string): string {
  return `partner:${partnerId}`;
}
