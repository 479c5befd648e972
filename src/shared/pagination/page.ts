/** Where a row stands in an order: its value in the ordered field, and its id to tell equal values apart. */
export interface Position {
  readonly value: Date | string;
  readonly id: string;
}

export interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** What part of a list is asked for. */
export interface PageWindow {
  readonly order: Order;
  readonly limit: number;
  readonly backwards: boolean;
  readonly from: Position | null;
}

export interface Page<R> {
  readonly records: readonly R[];
  /** There are more rows in the direction of reading. */
  readonly more: boolean;
}

export interface Total {
  readonly count: number;
  readonly exact: boolean;
}

/** A page with all that a Relay connection says of it. */
export interface Listing<R> {
  readonly rows: readonly { readonly cursor: string; readonly record: R }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counted only when somebody asks. */
  readonly total: () => Promise<Total>;
}

/** What part of a list is asked for by callers that count pages. */
export interface OffsetWindow {
  readonly skip: number;
  readonly limit: number;
}

export interface OffsetPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A table as somebody asks for it, by the names of its columns. */
export interface TableRequest<C extends string> {
  /** Text that the columns must contain, all of them. Empty text is contained in every value that there is. */
  readonly containing: Readonly<Partial<Record<C, string>>>;
  readonly order: { readonly by: C; readonly direction: 'ASC' | 'DESC' } | null;
  /** Null: all rows. */
  readonly window: OffsetWindow | null;
}

/** Rows as they come, however many there are. */
export interface Rows<Row> {
  /** How many there are in all; null where nobody asked for a part of them. */
  readonly total: number | null;
  readonly rows: AsyncIterable<Row>;
}

/** An empty part of a list. */
export const noRows: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
