import type { QueryFilter } from 'mongoose';
import { noRows, type Rows, type TableRequest } from '../pagination/index.ts';
import type { DocumentOf, StoredRecord } from './collection.ts';
import { containing } from './literal.ts';
import type { Report, ReportOrder, ReportQuery } from './report.ts';

/** A column of a table on a screen. */
export interface Column {
  /** Where text is looked for: in any of these. */
  readonly holds: readonly string[];
  readonly order: Omit<ReportOrder, 'direction'>;
}

export function textColumn(path: string): Column {
  return { holds: [path], order: { path, isText: true } };
}

/** Text that has a folded copy beside it to be ordered by. */
export function namedColumn(path: string, key: string): Column {
  return { holds: [path], order: { path: key, isText: false } };
}

/** A column that only orders. */
export function orderColumn(path: string, ranks?: readonly (string | null)[]): Column {
  return { holds: [], order: { path, isText: false, ...(ranks === undefined ? {} : { ranks }) } };
}

/** A report whose columns have names. */
export class Table<R extends StoredRecord, Row, C extends string> {
  private readonly report: Report<R, Row>;
  private readonly columns: Readonly<Record<C, Column>>;

  constructor(report: Report<R, Row>, columns: Readonly<Record<C, Column>>) {
    this.report = report;
    this.columns = columns;
  }

  async rows(where: QueryFilter<DocumentOf<R>>, asked: TableRequest<C>): Promise<Rows<Row>> {
    const query = this.query(where, asked);
    if (asked.window === null) return { total: null, rows: this.report.stream(query) };
    const { skip, limit } = asked.window;
    const total = await this.report.count(query);
    if (skip >= total) return { total, rows: noRows };
    return { total, rows: this.report.stream(query, { skip, limit: Math.min(limit, total - skip) }) };
  }

  private query(where: QueryFilter<DocumentOf<R>>, { containing: texts, order }: TableRequest<C>): ReportQuery<R> {
    const conditions = (Object.entries(texts) as [C, string | undefined][]).flatMap(([name, text]) =>
      text === undefined ? [] : [{ paths: this.columns[name].holds, text }],
    );
    const joined = conditions.filter(({ paths }) => paths.some((path) => this.report.isJoined(path)));
    const own = conditions.filter((condition) => !joined.includes(condition));
    return {
      where: { $and: [where, ...own.map(anyContaining)] },
      having: joined.length === 0 ? {} : { $and: joined.map(anyContaining) },
      order: order === null ? null : { ...this.columns[order.by].order, direction: order.direction },
    };
  }
}

function anyContaining({ paths, text }: { paths: readonly string[]; text: string }) {
  return { $or: paths.map((path) => ({ [path]: containing(text) })) };
}
