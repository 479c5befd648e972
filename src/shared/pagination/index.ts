export { createCursorCodec, type CursorCodec } from './cursor.ts';
export { listPage, type ListQueries, type PageArguments } from './list.ts';
export type {
  Listing,
  OffsetPage,
  OffsetWindow,
  Order,
  Page,
  PageWindow,
  Position,
  Rows,
  TableRequest,
  Total,
} from './page.ts';
export { noRows } from './page.ts';
