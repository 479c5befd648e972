import type { PolicyGroupRecord } from '../policy-group/index.ts';
import type { Total } from '../shared/pagination/index.ts';

/** Policy groups, by whichever name the door knows. */
export interface GroupDirectory {
  find(id: string): Promise<PolicyGroupRecord | null>;
  findByName(name: string): Promise<PolicyGroupRecord | null>;
}

/** What hangs on a partner: known by features above this one, told from above. */
export interface PartnerDependants {
  /** Fences of the mappings that are requested or approved: clients may be created under them at this moment. */
  mappingFences(partnerId: string): Promise<readonly string[]>;
  countMappings(partnerId: string): Promise<Total>;
  countClients(partnerId: string): Promise<Total>;
}
