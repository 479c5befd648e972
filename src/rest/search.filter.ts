import { z } from 'zod';
import type { Comparison, SearchCondition } from '../shared/search.ts';
import { DoorRefusal } from './door-refusal.ts';
import { askable, conditionOn, type SearchColumn, type SearchColumns } from './search.columns.ts';

/** The documented service reads numbers and truth values as their text. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish();

export const filterShape = z.object({
  columnName: text,
  type: text,
  value: text,
  values: z.array(text).nullish(),
  fromValue: text,
  toValue: text,
});

type Filter = z.infer<typeof filterShape>;

interface Judged {
  readonly filter: Filter;
  readonly column: SearchColumn<string> | undefined;
  readonly comparison: Comparison | undefined;
}

type Check = readonly [errorCode: string, message: string, isBroken: (judged: Judged) => boolean];

const comparisons: Readonly<Record<string, Comparison>> = {
  contains: 'contains',
  equals: 'equals',
  in: 'in',
  startswith: 'startsWith',
  between: 'between',
};

const isBlank = (value: string | null | undefined): boolean => value === null || value?.trim() === '' || !value;
const isGiven = (value: string | null | undefined): boolean => value !== null && value !== undefined && value !== '';
const givenValues = ({ values }: Filter): string[] => (values ?? []).filter((value) => typeof value === 'string');

/** In the order of the documented service (contract 2.8 and 10). */
const checks: readonly Check[] = [
  ['PMS-MSD-310', 'A filter has no column.', ({ filter }) => isBlank(filter.columnName)],
  ['PMS-MSD-312', 'A filter has no type.', ({ filter }) => isBlank(filter.type)],
  [
    'PMS-MSD-312',
    'The type of a filter must be contains, equals, in, startsWith or between.',
    ({ comparison }) => comparison === undefined,
  ],
  [
    'PMS-MSD-392',
    'A filter has both a value and values.',
    ({ filter }) => isGiven(filter.value) && givenValues(filter).length > 0,
  ],
  [
    'PMS-MSD-390',
    'The value of a filter must be true or false.',
    ({ filter, column, comparison }) =>
      column?.kind === 'flag' && comparison === 'equals' && !/^(?:true|false)$/i.test(filter.value ?? ''),
  ],
  [
    'PMS-MSD-391',
    'A filter has no values.',
    ({ filter, comparison }) => comparison === 'in' && givenValues(filter).length === 0,
  ],
  [
    'PMS-MSD-315',
    'A filter needs both fromValue and toValue.',
    ({ filter, comparison }) => comparison === 'between' && (isBlank(filter.fromValue) || isBlank(filter.toValue)),
  ],
  [
    'PMS-MSD-390',
    'A filter has no value.',
    ({ filter, comparison }) => comparison !== 'in' && comparison !== 'between' && isBlank(filter.value),
  ],
  ['PMS-MSD-310', 'A filter names a column that is not here.', ({ column }) => column === undefined],
  [
    'PMS-MSD-394',
    'The column of a filter cannot be compared in this way.',
    ({ column, comparison }) =>
      column !== undefined && comparison !== undefined && !askable[column.kind].includes(comparison),
  ],
];

const unusable: Readonly<Record<Comparison, readonly [errorCode: string, message: string]>> = {
  contains: ['PMS-MSD-390', 'The value of a filter cannot be used.'],
  startsWith: ['PMS-MSD-390', 'The value of a filter cannot be used.'],
  equals: ['PMS-MSD-390', 'The value of a filter cannot be used.'],
  in: ['PMS-MSD-391', 'The values of a filter cannot be used.'],
  between: ['PMS-MSD-315', 'fromValue or toValue of a filter cannot be used.'],
};

export function readFilter<C extends string>(filter: Filter, columns: SearchColumns<C>): SearchCondition<C> {
  const { columnName, type } = filter;
  const column = typeof columnName === 'string' && Object.hasOwn(columns, columnName) ? columns[columnName] : undefined;
  const comparison = comparisons[type?.trim().toLowerCase() ?? ''];
  const broken = checks.find(([, , isBroken]) => isBroken({ filter, column, comparison }));
  if (broken !== undefined) throw new DoorRefusal(broken[0], broken[1]);
  // the checks leave nothing undefined
  const known = { column, comparison } as { column: SearchColumn<C>; comparison: Comparison };
  const condition = conditionOn(known.column, known.comparison, valuesOf(filter, known.comparison));
  if (condition === null) throw new DoorRefusal(...unusable[known.comparison]);
  return condition;
}

function valuesOf(filter: Filter, comparison: Comparison): string[] {
  if (comparison === 'in') return givenValues(filter);
  if (comparison === 'between') return [filter.fromValue ?? '', filter.toValue ?? ''];
  return [filter.value ?? ''];
}

const longestText = 1_024;
const mostValues = 500;

/** Whether it has more text than any value that is kept, or more values than anybody picks. */
export function isOverlong(filter: Filter): boolean {
  const { value, fromValue, toValue } = filter;
  const values = givenValues(filter);
  if (values.length > mostValues) return true;
  return [value, fromValue, toValue, ...values].some((each) => (each ?? '').length > longestText);
}
