import type { Pair, PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';
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

  /** How many mappings there are, of a partner, to a policy or of a pair. */
  countByStatus(of: Partial<Pair>): Promise<Record<PolicyMappingStatus, number>> {
    return this.store.countByStatus(of);
  }

  /** Whether anybody waits for the policy or may use it. */
  hasOpenFor(policyId: string): Promise<boolean> {
    return this.store.hasOpenFor(policyId);
  }

  async idsOf(partnerId: string): Promise<string[]> {
    return (await this.store.findOfPartner(partnerId)).map(({ id }) => id);
  }

  /** The fences of all mappings of a partner, each once: what switching the partner off decides. */
  async fencesOf(partnerId: string): Promise<string[]> {
    const mappings = await this.store.findOfPartner(partnerId);
    return [...new Set(mappings.map(({ policyId }) => mappingFence(partnerId, policyId)))].sort();
  }
}

/** The fence that stands for "this partner may use this policy" (docs/adr/0004). */
export function mappingFence(partnerId: string, policyId: string): string {
  return `policyMapping:${partnerId}:${policyId}`;
}
