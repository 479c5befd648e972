import { z } from 'zod';
import { problem, Refusal } from '../shared/errors/index.ts';
import type { SearchCondition, SearchRequest } from '../shared/search.ts';
import { DoorRefusal } from './door-refusal.ts';
import { readRequest } from './envelope.ts';
import type { SearchColumns } from './search.columns.ts';
import { filterShape, isOverlong, readFilter } from './search.filter.ts';

const text = z.string().nullish();
const largestInteger = 2 ** 31 - 1;

/** Scripts send numbers as text, too; empty text stands for the usual number. */
const integer = z
  .union([z.int(), z.literal(''), z.string().regex(/^[+-]?\d{1,10}$/, 'must be an integer')])
  .transform((value) => (value === '' ? null : Number(value)))
  .refine((value) => value === null || Math.abs(value) <= largestInteger, 'must be an integer')
  .nullish();

const sortShape = z.object({ sortField: text, sortType: text });
type Sort = z.infer<typeof sortShape>;

export const searchShape = z.object({
  filters: z.array(filterShape.nullable()).nullish(),
  sort: z.array(sortShape.nullable()).nullish(),
  pagination: z.object({ pageStart: integer, pageFetch: integer }).nullish(),
});

const mostFilters = 50;
const mostSorts = 10;
const usualPage = { pageStart: 0, pageFetch: 10 };

/** The `request` member of a search, or of a question for the values of a column. */
export function readSearchBody<T>(body: unknown, shape: z.ZodType<T>): T {
  const request = readRequest(body, shape);
  if (request === null) throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
  return request;
}

/** In the order of the documented service: filters, sort, page (contract 2.8). */
export function readSearch<C extends string>(
  { filters, sort, pagination }: z.infer<typeof searchShape>,
  columns: SearchColumns<C>,
): SearchRequest<C> {
  const conditions = readFilters(filters, columns, 'filters');
  const order = withoutNulls(bounded(given(sort), mostSorts, 'sort')).map((each) => readSort(each, columns));
  return { conditions, order, window: readWindow(pagination) };
}

type Filters = z.infer<typeof searchShape>['filters'];

export function readFilters<C extends string>(
  filters: Filters,
  columns: SearchColumns<C>,
  field: string,
): SearchCondition<C>[] {
  const sent = withoutNulls(bounded(given(filters), mostFilters, field));
  if (sent.some(isOverlong)) throw tooLarge(field);
  return sent.map((filter) => readFilter(filter, columns));
}

function readSort<C extends string>({ sortField, sortType }: Sort, columns: SearchColumns<C>) {
  if (!sortField || !sortType) throw new DoorRefusal('PMS-MSD-314', 'Give sortField and sortType together.');
  const column = Object.hasOwn(columns, sortField) ? columns[sortField] : undefined;
  if (column === undefined) throw new DoorRefusal('PMS-MSD-357', 'The list cannot be sorted by this field.');
  const type = sortType.toLowerCase();
  if (type !== 'asc' && type !== 'desc') throw new DoorRefusal('PMS-MSD-358', 'sortType must be asc or desc.');
  // false comes before true, and what is active is first of what is kept
  const isAscending = (type === 'asc') !== (column.kind === 'flag');
  return { by: column.by, direction: isAscending ? ('ASC' as const) : ('DESC' as const) };
}

function readWindow(pagination: z.infer<typeof searchShape>['pagination']) {
  if (pagination === undefined || pagination === null) throw new DoorRefusal('PMS-MSD-356', 'pagination is missing.');
  const start = pagination.pageStart ?? usualPage.pageStart;
  const fetch = pagination.pageFetch ?? usualPage.pageFetch;
  if (start < 0 || fetch < 1)
    throw new DoorRefusal('PMS-MSD-313', 'pageStart must not be negative, and pageFetch must be greater than 0.');
  return { skip: start * fetch, limit: fetch };
}

/** Clients know that absent lists are "anything unexpected" (contract 2.8). */
function given<T>(list: readonly T[] | null | undefined): readonly T[] {
  if (list === null || list === undefined) throw couldNotProcess();
  return list;
}

export function couldNotProcess(): DoorRefusal {
  return new DoorRefusal('PMS_COR_003', 'Could not process the request');
}

export function bounded<T>(list: readonly T[], most: number, field: string): readonly T[] {
  if (list.length > most) throw tooLarge(field);
  return list;
}

function withoutNulls<T>(list: readonly (T | null)[]): T[] {
  return list.filter((each) => each !== null);
}

export function tooLarge(field: string): DoorRefusal {
  return new DoorRefusal('PMS_COR_001', `Invalid request parameter - is too long :request.${field}`);
}
