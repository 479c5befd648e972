import type { RecordChange } from '../audit/index.ts';
import type { PolicyRecord } from '../policy/index.ts';
import type { StoredRecord } from '../shared/mongo/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import type { Pair } from './policy-mapping.record.ts';

/** Why and when something was switched off. */
interface SwitchOff {
  readonly reason: string;
  readonly at: Date;
}

/** What stands on a mapping and falls with it. Those features stand above this one; the composition root wires them. */
export interface Dependants {
  /** With a transaction: as its snapshot shows it. */
  countActive(pair: Pair, tx?: Transaction): Promise<number>;
  /** The changes that switch off all that is active. */
  switchOff(pair: Pair, how: SwitchOff): Promise<readonly RecordChange<StoredRecord>[]>;
}

/** Policies by their name, which is unique within a group only. */
export interface PolicyNames {
  findByName(name: string): Promise<readonly PolicyRecord[]>;
}
