import type { OffsetWindow } from './pagination/index.ts';

/** How a column is compared with what is looked for; text is compared literally, and in any letter case. */
export type Comparison = 'contains' | 'equals' | 'in' | 'startsWith' | 'between';

export interface SearchCondition<C extends string> {
  readonly by: C;
  readonly comparison: Comparison;
  /** One value; any number for `in`; the first and the last of a range for `between`. */
  readonly values: readonly (string | Date)[];
}

/** A table as somebody asks for it: rows that meet every condition, in order, and of those a part. */
export interface SearchRequest<C extends string> {
  readonly conditions: readonly SearchCondition<C>[];
  readonly order: readonly { readonly by: C; readonly direction: 'ASC' | 'DESC' }[];
  readonly window: OffsetWindow;
}

export interface Found<Row> {
  /** How many rows meet the conditions. */
  readonly total: number;
  /** Those of the window, as they come: a window may be as wide as the table. */
  readonly rows: AsyncIterable<Row>;
}

/** The values of one column that hold a text, for those who fill in a condition. */
export interface ValuesRequest<C extends string> {
  readonly of: C;
  readonly containing: string;
  /** Of rows that meet these. */
  readonly conditions: readonly SearchCondition<C>[];
}

export interface FoundValue {
  readonly value: string;
  /** What the row that has the value is known by. */
  readonly code: string;
}

const comparisons: Readonly<Record<Comparison, (text: string, values: readonly string[]) => boolean>> = {
  contains: (text, [part = '']) => text.includes(part),
  equals: (text, [other]) => text === other,
  in: (text, values) => values.includes(text),
  startsWith: (text, [start = '']) => text.startsWith(start),
  between: (text, [first = '', last = '']) => first <= text && text <= last,
};

/** For tables that are not in the database. */
export function meets(text: string, { comparison, values }: Omit<SearchCondition<string>, 'by'>): boolean {
  return comparisons[comparison](
    text.toLowerCase(),
    values.map((value) => String(value).toLowerCase()),
  );
}
