import type { Model, QueryFilter } from 'mongoose';
import { noRows } from '../pagination/index.ts';
import type { Comparison, Found, FoundValue, SearchCondition, SearchRequest, ValuesRequest } from '../search.ts';
import { toRecord, type DocumentOf, type StoredRecord } from './collection.ts';
import { containing, startingWith } from './literal.ts';

/** Text is equal, and in order, without regard to case. */
const collation = { locale: 'en', strength: 2 };
/** Most conditions cannot use an index, so the database gives up what takes longer. */
const pageBudgetMs = 5_000;
/** A whole table flows as fast as its reader takes it, with this many rows in memory. */
const tableBudgetMs = 60_000;
const batchSize = 200;
const mostValues = 500;

type ColumnOf<R extends StoredRecord> = keyof R & string;

interface Part {
  readonly sort: Record<string, 1 | -1>;
  readonly skip: number;
  /** 0: all. */
  readonly limit: number;
  readonly budgetMs: number;
}

/** Rows of one collection by whatever its columns hold. */
export class Search<R extends StoredRecord> {
  private readonly model: Model<DocumentOf<R>>;

  constructor(model: Model<DocumentOf<R>>) {
    this.model = model;
  }

  async find(where: QueryFilter<DocumentOf<R>>, request: SearchRequest<ColumnOf<R>>): Promise<Found<R>> {
    const { conditions, order, window } = request;
    const filter = allOf(where, conditions);
    const total = await this.model.countDocuments(filter, { collation, maxTimeMS: pageBudgetMs });
    const limit = Math.min(window.limit, total - window.skip);
    // a limit of zero would be none
    if (limit <= 0) return { total, rows: noRows };
    return { total, rows: this.stream(filter, { sort: sortOf(order), ...window, limit, budgetMs: pageBudgetMs }) };
  }

  /** The whole table, newest first. */
  all(): AsyncIterable<R> {
    return this.stream({}, { sort: sortOf([]), skip: 0, limit: 0, budgetMs: tableBudgetMs });
  }

  /** Values with a code each, in order. Codes are of a column that tells rows apart, so no pair comes twice. */
  async values(
    where: QueryFilter<DocumentOf<R>>,
    { of, containing, conditions }: ValuesRequest<ColumnOf<R>>,
    code: ColumnOf<R>,
  ): Promise<FoundValue[]> {
    const holds: SearchCondition<ColumnOf<R>> = { by: of, comparison: 'contains', values: [containing] };
    const rows = await this.model
      .find(allOf(where, [holds, ...conditions]), { [pathOf(of)]: 1, [pathOf(code)]: 1 })
      .collation(collation)
      .sort({ [pathOf(of)]: 1, _id: 1 })
      .limit(mostValues)
      .allowDiskUse(true)
      .maxTimeMS(pageBudgetMs)
      .lean<Record<string, string>[]>();
    return rows.map((row) => ({ value: row[pathOf(of)] ?? '', code: row[pathOf(code)] ?? '' }));
  }

  /** Whoever stops early gives the cursor back. */
  private async *stream(filter: QueryFilter<DocumentOf<R>>, part: Part): AsyncGenerator<R, void, void> {
    const cursor = this.model
      .find(filter)
      .collation(collation)
      .sort(part.sort)
      .skip(part.skip)
      .limit(part.limit)
      .allowDiskUse(true)
      .maxTimeMS(part.budgetMs)
      .lean<DocumentOf<R>[]>()
      .cursor({ batchSize });
    try {
      for await (const document of cursor) yield toRecord<R>(document);
    } finally {
      await cursor.close();
    }
  }
}

type Operand = (values: readonly (string | Date)[]) => unknown;

const operands: Readonly<Record<Comparison, Operand>> = {
  contains: ([text = '']) => containing(String(text)),
  equals: ([value]) => value,
  in: (values) => ({ $in: values }),
  startsWith: ([text = '']) => startingWith(String(text)),
  between: ([first, last]) => ({ $gte: first, $lte: last }),
};

function allOf<R extends StoredRecord>(
  where: QueryFilter<DocumentOf<R>>,
  conditions: readonly SearchCondition<ColumnOf<R>>[],
): QueryFilter<DocumentOf<R>> {
  const asked = conditions.map(({ by, comparison, values }) => ({ [pathOf(by)]: operands[comparison](values) }));
  return { $and: [where, ...asked] };
}

/** Newest first where nobody asks; the id last, so that pages neither repeat nor miss a row among equals. */
function sortOf(order: SearchRequest<string>['order']): Record<string, 1 | -1> {
  if (order.length === 0) return { createdAt: -1, _id: -1 };
  const asked = order.map(({ by, direction }) => [pathOf(by), direction === 'ASC' ? 1 : -1] as const);
  // of a column that is named twice the first direction counts
  return Object.fromEntries([...asked, ['_id', 1] as const].filter(isFirstOfItsName));
}

function isFirstOfItsName(
  [path]: readonly [string, 1 | -1],
  index: number,
  all: readonly (readonly [string, 1 | -1])[],
): boolean {
  return all.findIndex(([other]) => other === path) === index;
}

function pathOf(column: string): string {
  return column === 'id' ? '_id' : column;
}
