import { Failure } from '../shared/errors/index.ts';
import type { TableRequest } from '../shared/pagination/index.ts';
import { DoorRefusal } from './door-refusal.ts';

/** The parameters of one list. Those that are not named here are ignored. */
export interface ListShape<C extends string, X extends string> {
  /** What the columns are called that the rows can be ordered by. */
  readonly sorts: Readonly<Record<string, C>>;
  /** Parameters whose text a column must contain. */
  readonly contains: Readonly<Record<string, C>>;
  /** Further parameters. */
  readonly others: readonly X[];
  /** Where nobody asks for a page: all rows, or the first page. */
  readonly unpaged: 'all' | 'first page';
  /** A field without a direction, or the other way round. */
  readonly loneSort: 'refused' | 'ignored';
}

export interface PageNumbers {
  readonly pageNo: number;
  readonly pageSize: number;
}

export interface ListQuery<C extends string, X extends string> extends TableRequest<C> {
  /** Null: all rows. */
  readonly page: PageNumbers | null;
  readonly others: Readonly<Partial<Record<X, string>>>;
}

/** Of most lists (contract 3.5). */
export const pagedAtWill = { unpaged: 'all', loneSort: 'refused' } as const;
const firstPage: PageNumbers = { pageNo: 0, pageSize: 8 };

interface Asked {
  readonly field: string | undefined;
  readonly direction: string | undefined;
  readonly pageNo: number | undefined;
  readonly pageSize: number | undefined;
}

type Rules = Pick<ListShape<string, string>, 'sorts' | 'loneSort'>;
type Check = readonly [errorCode: string, text: string, isBroken: (asked: Asked, rules: Rules) => boolean];

const isGiven = (value: unknown): boolean => value !== undefined;

/** In the order of the contract (1.11, 2.7, 3.5). */
const checks: readonly Check[] = [
  [
    'PMS_PS_ERROR_007',
    'Give sortFieldName and sortType together.',
    ({ field, direction }, { loneSort }) => loneSort === 'refused' && isGiven(field) !== isGiven(direction),
  ],
  [
    'PMS_PS_ERROR_006',
    'Give pageNo and pageSize together.',
    ({ pageNo, pageSize }) => isGiven(pageNo) !== isGiven(pageSize),
  ],
  [
    'PMS_PS_ERROR_008',
    'Sorting needs pageNo and pageSize.',
    ({ field, direction, pageNo }) => isGiven(field) && isGiven(direction) && !isGiven(pageNo),
  ],
  [
    'PMS_PRT_357',
    'The list cannot be sorted by this field.',
    ({ field }, { sorts }) => field !== undefined && !Object.hasOwn(sorts, field),
  ],
  [
    'PMS_PRT_358',
    'sortType must be asc or desc.',
    ({ direction }) => direction !== undefined && !/^(?:asc|desc)$/i.test(direction),
  ],
  ['PMS_PRT_360', 'pageNo must not be negative.', ({ pageNo }) => pageNo !== undefined && pageNo < 0],
  ['PMS_PRT_361', 'pageSize must be greater than 0.', ({ pageSize }) => pageSize !== undefined && pageSize <= 0],
];

export function readListQuery<C extends string, X extends string>(
  query: unknown,
  shape: ListShape<C, X>,
): ListQuery<C, X> {
  const parameters = query as Readonly<Record<string, unknown>>;
  const defaults = shape.unpaged === 'all' ? null : firstPage;
  const asked: Asked = {
    field: readText(parameters, 'sortFieldName'),
    direction: readText(parameters, 'sortType'),
    pageNo: readInteger(parameters, 'pageNo') ?? defaults?.pageNo,
    pageSize: readInteger(parameters, 'pageSize') ?? defaults?.pageSize,
  };
  const containing = Object.entries(shape.contains).map(([name, column]) => [column, readText(parameters, name)]);
  const others = readParameters(query, shape.others);
  const broken = checks.find(([, , isBroken]) => isBroken(asked, shape));
  if (broken !== undefined) throw new DoorRefusal(broken[0], broken[1]);
  const page = pageOf(asked);
  return {
    containing: givenOnly(containing) as ListQuery<C, X>['containing'],
    others,
    order: orderOf(asked, shape.sorts),
    page,
    window: page === null ? null : { skip: page.pageNo * page.pageSize, limit: page.pageSize },
  };
}

/** Named parameters as they are, each given once at most. */
export function readParameters<X extends string>(
  query: unknown,
  names: readonly X[],
): Readonly<Partial<Record<X, string>>> {
  const parameters = query as Readonly<Record<string, unknown>>;
  return givenOnly(names.map((name) => [name, readText(parameters, name)])) as Partial<Record<X, string>>;
}

function pageOf({ pageNo, pageSize }: Asked): PageNumbers | null {
  return pageNo === undefined || pageSize === undefined ? null : { pageNo, pageSize };
}

function orderOf<C extends string>({ field, direction }: Asked, sorts: Readonly<Record<string, C>>) {
  const by = field === undefined ? undefined : sorts[field];
  if (by === undefined || direction === undefined) return null;
  return { by, direction: direction.toLowerCase() === 'asc' ? ('ASC' as const) : ('DESC' as const) };
}

function givenOnly(entries: readonly (readonly (string | undefined)[])[]): Record<string, string> {
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined)) as Record<string, string>;
}

/** Absent and empty are two things: there is no value that does not contain the empty text. */
function readText(parameters: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined || typeof value === 'string') return value;
  throw unreadable(name, 'must be given once');
}

const largestInteger = 2 ** 31 - 1;

function readInteger(parameters: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const text = readText(parameters, name)?.trim();
  if (text === undefined || text === '') return undefined;
  const value = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(value) <= largestInteger) return value;
  throw unreadable(name, 'must be an integer');
}

const truths: Readonly<Record<string, boolean>> = { true: true, false: false };

/** True or false, in any letter case. */
export function readBoolean(text: string | undefined, name: string): boolean | null {
  if (text === undefined || text === '') return null;
  const truth = truths[text.toLowerCase()];
  if (truth === undefined) throw unreadable(name, 'must be true or false');
  return truth;
}

export function readRequired(text: string | undefined, name: string): string {
  if (text === undefined) throw unreadable(name, 'must be given');
  return text;
}

/** The name is one of ours, never one that was sent. */
function unreadable(name: string, text: string): Failure {
  return new Failure('BAD_USER_INPUT', { text: `The request cannot be read. ${name}: ${text}.` });
}
