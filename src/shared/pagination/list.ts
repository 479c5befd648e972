import { Failure } from '../errors/index.ts';
import type { CursorCodec } from './cursor.ts';
import type { Listing, Order, Page, PageWindow, Position, Total } from './page.ts';

/** Relay's paging arguments, as they come in. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** What a store answers about one list. */
export interface ListQueries<R> {
  readonly page: (window: PageWindow) => Promise<Page<R>>;
  readonly count: () => Promise<Total>;
  readonly positionOf: (record: R, order: Order) => Position;
}

const defaultSize = 20;
const largestSize = 100;

/**
 * Rows are never deleted, so a cursor proves that there is a row behind it: only the direction of reading is looked up.
 */
export async function listPage<R>(
  cursors: CursorCodec,
  order: Order,
  asked: PageArguments,
  queries: ListQueries<R>,
): Promise<Listing<R>> {
  const window = windowOf(cursors, order, asked);
  const { records, more } = await queries.page(window);
  const behind = window.from !== null;
  let total: Promise<Total> | undefined;
  return {
    rows: records.map((record) => ({ record, cursor: cursors.encode(order, queries.positionOf(record, order)) })),
    hasNextPage: window.backwards ? behind : more,
    hasPreviousPage: window.backwards ? more : behind,
    total: () => (total ??= queries.count()),
  };
}

function windowOf(cursors: CursorCodec, order: Order, asked: PageArguments): PageWindow {
  const { first = null, after = null, last = null, before = null } = asked;
  if (first !== null && last !== null) throw badPaging('Ask for `first` or for `last`, not for both.');
  if (after !== null && before !== null) throw badPaging('Ask for `after` or for `before`, not for both.');
  const backwards = last !== null || before !== null;
  if (backwards && (first !== null || after !== null))
    throw badPaging('`first` goes with `after`, `last` with `before`.');
  const [cursor, argument] = backwards ? [before, 'before'] : [after, 'after'];
  return {
    order,
    limit: sizeOf(backwards ? last : first, backwards ? 'last' : 'first'),
    backwards,
    from: cursor === null ? null : cursors.decode(order, cursor, argument),
  };
}

function sizeOf(asked: number | null, argument: string): number {
  if (asked === null) return defaultSize;
  if (asked < 1) throw badPaging(`\`${argument}\` must be at least 1.`);
  if (asked > largestSize) throw badPaging(`\`${argument}\` must be at most ${largestSize}.`);
  return asked;
}

function badPaging(text: string): Failure {
  return new Failure('BAD_USER_INPUT', { text });
}
