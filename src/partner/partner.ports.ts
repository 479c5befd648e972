import type { RecordChange } from '../audit/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import type { StoredRecord } from '../shared/mongo/index.ts';
import type { Total } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';

/** Policy groups, by whichever name the door knows. */
export interface GroupDirectory {
  find(id: string): Promise<PolicyGroupRecord | null>;
  findByName(name: string): Promise<PolicyGroupRecord | null>;
}

/** What hangs on a partner: known by features above this one, told from above. */
export interface PartnerDependants {
  /** Fences of the mappings that are requested or approved: clients may be created under them at this moment. */
  mappingFences(partnerId: string, tx?: Transaction): Promise<readonly string[]>;
  /** Licences that are in force, as a transaction shows them. */
  countActiveLicenses(partnerId: string, tx: Transaction): Promise<number>;
  /** The changes that end them. */
  endLicenses(
    partnerId: string,
    how: { readonly reason: string; readonly at: Date },
  ): Promise<readonly RecordChange<StoredRecord>[]>;
  countMappings(partnerId: string): Promise<Total>;
  countClients(partnerId: string): Promise<Total>;
}
