import { isDate } from 'node:util/types';
import type { KeptEntry } from './audit.record.ts';
import { hashOf } from './audit.rules.ts';

/** What can be wrong with a link of a chain. */
export const faultTexts = {
  MISSING: 'is missing',
  CHANGED: 'was changed: its hash does not fit it',
  UNLINKED: 'does not follow from the one before it: one of the two was changed and hashed anew',
  REORDERED: 'stands in the place of another',
  DUPLICATE: 'is there more than once',
  RECORD_AHEAD: 'is missing: the record is ahead of its chain',
  RECORD_BEHIND: 'is ahead of the record, which was set back',
  RECORD_MISSING: 'is about a record that is not there',
  NO_CHAIN: 'is missing: the record has no entry at all',
  NO_SUBJECT: 'belongs to no chain: its subject is no text',
} as const;
type Fault = keyof typeof faultTexts;

/** The first broken link of a chain. */
export interface Break {
  readonly aggregate: string;
  readonly sequence: number;
  readonly fault: Fault;
}

type Found = Pick<Break, 'sequence' | 'fault'> | null;

/** One entry, in order of sequence, between its neighbours. */
export function judgeLink(before: KeptEntry | null, entry: KeptEntry, after: KeptEntry | null): Found {
  const { sequence } = entry;
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence === before?.sequence || sequence === after?.sequence) return { sequence, fault: 'DUPLICATE' };
  if (sequence > expected) return { sequence: expected, fault: 'MISSING' };
  if (sequence !== expected) return { sequence: expected, fault: 'CHANGED' };
  const fault = faultOf(before?.hash ?? null, entry, after);
  return fault === null ? null : { sequence, fault };
}

function faultOf(hashBefore: string | null, entry: KeptEntry, after: KeptEntry | null): Fault | null {
  const { id, hash, ...hashed } = entry;
  if (id !== `${entry.aggregate}#${entry.sequence}`) return 'REORDERED';
  const isLinked = entry.previousHash === hashBefore;
  if (!isLinked && after !== null && after.previousHash === hashBefore) return 'REORDERED';
  // a time and the same as text have the same hash
  if (!isDate(entry.at) || hashOf(hashed) !== hash) return 'CHANGED';
  return isLinked ? null : 'UNLINKED';
}

/** A chain that is whole in itself, against the version of its record; null where there is no record. */
export function judgeEnd(last: number, version: number | null): Found {
  if (version === null) return last === 0 ? null : { sequence: last, fault: 'RECORD_MISSING' };
  if (last === 0) return { sequence: 1, fault: 'NO_CHAIN' };
  if (version === last) return null;
  if (version > last) return { sequence: last + 1, fault: 'RECORD_AHEAD' };
  return { sequence: version + 1, fault: 'RECORD_BEHIND' };
}
