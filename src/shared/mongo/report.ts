import type { Model, PipelineStage, QueryFilter } from 'mongoose';
import type { OffsetPage, OffsetWindow } from '../pagination/index.ts';
import type { DocumentOf, StoredRecord } from './collection.ts';

/** A record with the records that it names: what a table on a screen shows in one row. Orphans keep their row. */
export interface Join {
  /** The member of the row that holds the joined document. */
  readonly as: string;
  readonly collection: string;
  /** Path of the id in the row; it may lie in what was joined before. */
  readonly by: string;
  /** What the row needs of it. */
  readonly fields: readonly string[];
}

export interface ReportQuery<R extends StoredRecord> {
  /** Conditions on the record itself. */
  readonly where: QueryFilter<DocumentOf<R>>;
  /** Conditions on what was joined. */
  readonly having: Readonly<Record<string, unknown>>;
  readonly order: ReportOrder | null;
}

export interface ReportOrder {
  readonly path: string;
  readonly direction: 'ASC' | 'DESC';
  /** Text is ordered without regard to case. */
  readonly isText: boolean;
}

/** Joins cannot use an index for their conditions, so the database gives up what takes longer. */
const pageBudgetMs = 5_000;
/** An unpaged list may be long; it flows as fast as its reader takes it, with this many rows in memory. */
const streamBudgetMs = 60_000;
const batchSize = 500;

/** Rows over several collections, paged by offset: for callers that count pages, and ask for them by number. */
export class Report<R extends StoredRecord, Row> {
  private readonly model: Model<DocumentOf<R>>;
  private readonly joins: readonly Join[];

  constructor(model: Model<DocumentOf<R>>, joins: readonly Join[]) {
    this.model = model;
    this.joins = joins;
  }

  async page(query: ReportQuery<R>, { skip, limit }: OffsetWindow): Promise<OffsetPage<Row>> {
    const window = [{ $skip: skip }, { $limit: limit }];
    const [rows, [counted]] = await Promise.all([
      this.model
        .aggregate<Row>(this.isJoinedFirst(query) ? [...this.rows(query), ...window] : this.joinedLast(query, window))
        .option({ maxTimeMS: pageBudgetMs, allowDiskUse: true }),
      this.model
        .aggregate<{ total: number }>([...this.matched(query), { $count: 'total' }])
        .option({ maxTimeMS: pageBudgetMs }),
    ]);
    return { rows, total: counted?.total ?? 0 };
  }

  async *stream(query: ReportQuery<R>): AsyncGenerator<Row> {
    const stages = this.isJoinedFirst(query) ? this.rows(query) : this.joinedLast(query, []);
    const cursor = this.model
      .aggregate<Row>(stages)
      .option({ maxTimeMS: streamBudgetMs, allowDiskUse: true })
      .cursor<Row>({ batchSize });
    try {
      for (let row = await nextOf<Row>(cursor); row !== null; row = await nextOf<Row>(cursor)) yield row;
    } finally {
      // the reader may go away before the end; the iterator of mongoose would leave its cursor open
      await cursor.close().catch(() => undefined);
    }
  }

  /** Only where a condition or the order needs it is every row joined before the page is cut. */
  private isJoinedFirst({ having, order }: ReportQuery<R>): boolean {
    return Object.keys(having).length > 0 || (order !== null && this.joins.some(({ as }) => isWithin(order.path, as)));
  }

  private matched(query: ReportQuery<R>): PipelineStage[] {
    const own: PipelineStage[] = [{ $match: query.where }];
    return Object.keys(query.having).length === 0
      ? own
      : [...own, ...this.joins.flatMap(stagesOfJoin), { $match: query.having }];
  }

  private rows(query: ReportQuery<R>): PipelineStage[] {
    return [
      { $match: query.where },
      ...this.joins.flatMap(stagesOfJoin),
      { $match: query.having },
      ...stagesOfOrder(query.order),
    ];
  }

  private joinedLast({ where, order }: ReportQuery<R>, window: PipelineStage[]): PipelineStage[] {
    return [{ $match: where }, ...stagesOfOrder(order), ...window, ...this.joins.flatMap(stagesOfJoin)];
  }
}

/** Null at the end, which the declared type leaves out. */
function nextOf<Row>(cursor: { next(): Promise<unknown> }): Promise<Row | null> {
  return cursor.next() as Promise<Row | null>;
}

function isWithin(path: string, as: string): boolean {
  return path.startsWith(`${as}.`);
}

function stagesOfJoin({ as, collection, by, fields }: Join): PipelineStage[] {
  const pipeline: PipelineStage.Project[] = [{ $project: Object.fromEntries(fields.map((field) => [field, 1])) }];
  return [
    { $lookup: { from: collection, localField: by, foreignField: '_id', pipeline, as } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}

/** The id last, so that pages neither repeat nor miss a row among equals. */
function stagesOfOrder(order: ReportOrder | null): PipelineStage[] {
  if (order === null) return [];
  const direction = order.direction === 'ASC' ? 1 : -1;
  if (!order.isText) return [{ $sort: { [order.path]: direction, _id: direction } }];
  return [
    { $addFields: { orderKey: { $toLower: `$${order.path}` } } },
    { $sort: { orderKey: direction, _id: direction } },
    { $unset: 'orderKey' },
  ];
}

/** Text anywhere in a value, in any case, taken literally. */
export function containing(text: string): { $regex: string; $options: 'i' } {
  return { $regex: text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), $options: 'i' };
}
