import type { PolicyMappingRecord } from './policy-mapping.record.ts';
import type { PolicyMappingStore } from './policy-mapping.store.ts';

/** What other features may ask about policy mappings. */
export class PolicyMappingReader {
  private readonly store: PolicyMappingStore;

  constructor(store: PolicyMappingStore) {
    this.store = store;
  }

  /** The open mapping of a pair, else any closed one. */
  findForPair(partnerId: string, policyId: string): Promise<PolicyMappingRecord | null> {
    return this.store.findForPair({ partnerId, policyId });
  }

  /** All mappings of a partner, whatever came of them. */
  ofPartner(partnerId: string): Promise<PolicyMappingRecord[]> {
    return this.store.findOfPartner(partnerId);
  }
}

/** The fence that stands for "this partner may use this policy" (docs/adr/0004). */
export function mappingFence(partnerId: string, policyId: string): string {
  return `policyMapping:${partnerId}:${policyId}`;
}
