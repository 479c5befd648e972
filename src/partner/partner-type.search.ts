import { meets, type Found, type SearchRequest } from '../shared/search.ts';
import { partnerTypes, partnerTypeTable } from './partner-types.ts';

/** A partner type as a row. */
export interface PartnerTypeRow {
  readonly code: string;
  readonly description: string;
  readonly policyGroup: 'NEEDED' | 'NOT_NEEDED';
  /** Those that are built in can be used, all of them. */
  readonly status: 'ACTIVE';
}

export type PartnerTypeColumn = keyof PartnerTypeRow;

const table: readonly PartnerTypeRow[] = partnerTypes.map((type) => {
  const { code, needsPolicyGroup } = partnerTypeTable[type];
  const description = code.replaceAll('_', ' ');
  return { code, description, policyGroup: needsPolicyGroup ? 'NEEDED' : 'NOT_NEEDED', status: 'ACTIVE' };
});

export function searchPartnerTypes({
  conditions,
  order,
  window,
}: SearchRequest<PartnerTypeColumn>): Found<PartnerTypeRow> {
  const found = table.filter((row) => conditions.every((condition) => meets(row[condition.by], condition)));
  const sorted = found.toSorted((one, other) => {
    const differences = order.map(({ by, direction }) => (direction === 'ASC' ? 1 : -1) * compared(one[by], other[by]));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  return { total: found.length, rows: asTheyCome(sorted.slice(window.skip, window.skip + window.limit)) };
}

function compared(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : Number(one.toLowerCase() > other.toLowerCase());
}

async function* asTheyCome<T>(rows: readonly T[]): AsyncGenerator<T, void, void> {
  yield* await Promise.resolve(rows);
}
