import { PointReader } from '../shared/loader.ts';
import { authTypesOf, grantsOf, type Grants, type MappingTables } from './policy.grants.rules.ts';
import type { PolicyRecord } from './policy.record.ts';
import type { PolicyStore } from './policy.store.ts';

/** What other features may ask about policies. */
export class PolicyReader extends PointReader<PolicyRecord> {
  private readonly tables: MappingTables;

  constructor(store: PolicyStore, tables: MappingTables) {
    super(store);
    this.tables = tables;
  }

  /** Claims and ACR values that a client under this policy receives. */
  grants(policy: Pick<PolicyRecord, 'definition'>): Grants {
    return grantsOf(policy.definition, this.tables);
  }

  hasMandatoryFactor(policy: Pick<PolicyRecord, 'definition'>): boolean {
    return authTypesOf(policy.definition).some(({ mandatory }) => mandatory);
  }
}

/** The fence that stands for "partners may ask for this policy" (docs/adr/0004). */
export function policyFence(id: string): string {
  return `policy:${id}`;
}
