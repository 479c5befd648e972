import { PointReader } from '../shared/loader.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';
import type { PolicyGroupStore } from './policy-group.store.ts';

/** What other features may ask about policy groups. */
export class PolicyGroupReader extends PointReader<PolicyGroupRecord> {
  private readonly store: PolicyGroupStore;

  constructor(store: PolicyGroupStore) {
    super(store);
    this.store = store;
  }

  findByName(name: string): Promise<PolicyGroupRecord | null> {
    return this.store.findByName(name);
  }

  /** Every group, as they come. */
  all(): AsyncIterable<PolicyGroupRecord> {
    return this.store.all();
  }
}

/** The fence that stands for "policies may be drafted and published in this group" (docs/adr/0004). */
export function policyGroupFence(id: string): string {
  return `policyGroup:${id}`;
}
