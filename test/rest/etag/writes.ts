import { keyWrites, mappingWrites } from './mapping-writes.ts';
import { clientWrites, partnerWrites } from './partner-writes.ts';
import { groupWrites, policyWrites } from './policy-writes.ts';

/** Every change of a record with a version. */
export const allWrites = [
  ...clientWrites,
  ...partnerWrites,
  ...policyWrites,
  ...groupWrites,
  ...mappingWrites,
  ...keyWrites,
];
