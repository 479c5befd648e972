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
  /** The order of a value that has one of its own; what is not named comes first. */
  readonly ranks?: readonly (string | null)[];
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
  private readonly omitted: readonly string[];

  /** `omitted`: large members of the record that no row needs. */
  constructor(model: Model<DocumentOf<R>>, joins: readonly Join[], omitted: readonly string[] = []) {
    this.model = model;
    this.joins = joins;
    this.omitted = omitted;
  }

  async page(query: ReportQuery<R>, window: OffsetWindow): Promise<OffsetPage<Row>> {
    const [rows, total] = await Promise.all([
      this.model
        .aggregate<Row>(this.stages(query, window))
        .option({ maxTimeMS: pageBudgetMs, allowDiskUse: true })
        .exec(),
      this.count(query),
    ]);
    return { rows, total };
  }

  async count(query: ReportQuery<R>): Promise<number> {
    const [counted] = await this.model
      .aggregate<{ total: number }>([...this.matched(query), { $count: 'total' }])
      .option({ maxTimeMS: pageBudgetMs });
    return counted?.total ?? 0;
  }

  /** All rows, or those of a window however wide it is, as they come. Whoever stops early gives the cursor back. */
  async *stream(query: ReportQuery<R>, window: OffsetWindow | null = null): AsyncGenerator<Row, void, void> {
    const cursor = this.model
      .aggregate<Row>(this.stages(query, window))
      .option({ maxTimeMS: window === null ? streamBudgetMs : pageBudgetMs, allowDiskUse: true })
      .cursor<Row>({ batchSize });
    try {
      for await (const row of cursor) yield row;
    } finally {
      await cursor.close();
    }
  }

  /** Whether a path leads into what was joined, so that its conditions belong to `having`. */
  isJoined(path: string): boolean {
    return this.joins.some(({ as }) => path.startsWith(`${as}.`));
  }

  /** Only where a condition or the order needs it is every row joined before the page is cut. */
  private isJoinedFirst({ having, order }: ReportQuery<R>): boolean {
    return Object.keys(having).length > 0 || (order !== null && this.isJoined(order.path));
  }

  private matched(query: ReportQuery<R>): PipelineStage[] {
    const own: PipelineStage[] = [{ $match: query.where }];
    return Object.keys(query.having).length === 0
      ? own
      : [...own, ...this.joins.flatMap(stagesOfJoin), { $match: query.having }];
  }

  private stages(query: ReportQuery<R>, window: OffsetWindow | null): PipelineStage[] {
    const { where, having, order } = query;
    const joins = this.joins.flatMap(stagesOfJoin);
    const rest = [...stagesOfOrder(order), ...stagesOfWindow(window)];
    const omission = this.omitted.length === 0 ? [] : [{ $unset: [...this.omitted] }];
    return this.isJoinedFirst(query)
      ? [{ $match: where }, ...joins, { $match: having }, ...rest, ...omission]
      : [{ $match: where }, ...rest, ...omission, ...joins];
  }
}

function stagesOfJoin({ as, collection, by, fields }: Join): PipelineStage[] {
  const pipeline: PipelineStage.Project[] = [{ $project: Object.fromEntries(fields.map((field) => [field, 1])) }];
  return [
    { $lookup: { from: collection, localField: by, foreignField: '_id', pipeline, as } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}

function stagesOfWindow(window: OffsetWindow | null): PipelineStage[] {
  return window === null ? [] : [{ $skip: window.skip }, { $limit: window.limit }];
}

/** Newest first where nobody asks; the id last, so that pages neither repeat nor miss a row among equals. */
function stagesOfOrder(order: ReportOrder | null): PipelineStage[] {
  if (order === null) return [{ $sort: { createdAt: -1, _id: -1 } }];
  const direction = order.direction === 'ASC' ? 1 : -1;
  if (!order.isText && order.ranks === undefined) return [{ $sort: { [order.path]: direction, _id: direction } }];
  const value = `$${order.path}`;
  return [
    {
      $addFields: {
        orderKey: order.ranks === undefined ? { $toLower: value } : { $indexOfArray: [order.ranks, value] },
      },
    },
    { $sort: { orderKey: direction, _id: direction } },
    { $unset: 'orderKey' },
  ];
}
