import type { Model, QueryFilter } from 'mongoose';
import type { ListQueries, Page, PageWindow, Position, Total } from '../pagination/index.ts';
import { DuplicateRecord, type Transaction } from '../unit-of-work.ts';
import { inTime } from './in-time.ts';
import { beyond } from './keyset.ts';
import { isDuplicateKey } from './outage.ts';
import { sessionOf } from './transaction.ts';

/** The store keeps `id` as `_id`. */
interface Identified {
  readonly id: string;
}

/** What every record has. */
export interface StoredRecord extends Identified {
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type DocumentOf<R extends Identified> = Omit<R, 'id'> & { readonly _id: string };

/** A list longer than this is said to be "at least that long": counting it would take unbounded time. */
export const countLimit = 10_000;

/** A read that takes longer is given up by the database itself. */
const readBudgetMs = 5_000;
/** Of what every request begins with nothing takes longer, on a database that works: all of it, the way there included. */
export const pointReadBudgetMs = 2_000;

/** The reads that all collections share. */
export class ReadCollection<R extends Identified> {
  readonly model: Model<DocumentOf<R>>;

  constructor(model: Model<DocumentOf<R>>) {
    this.model = model;
  }

  async findByIds(ids: readonly string[]): Promise<R[]> {
    return this.find({ _id: { $in: ids } });
  }

  async find(filter: QueryFilter<DocumentOf<R>>, limit = 0): Promise<R[]> {
    const found = this.model.find(filter).limit(limit).maxTimeMS(pointReadBudgetMs).lean<DocumentOf<R>[]>().exec();
    const documents = await inTime(pointReadBudgetMs, found);
    return documents.map(toRecord<R>);
  }

  /** The rows that match, as a list to page through. */
  list(filter: QueryFilter<DocumentOf<R>>): ListQueries<R> {
    return {
      page: (window) => this.findPage(filter, window),
      count: () => this.count(filter),
      positionOf: (record, order) => ({ value: record[order.field as keyof R] as Position['value'], id: record.id }),
    };
  }

  private async findPage(filter: QueryFilter<DocumentOf<R>>, window: PageWindow): Promise<Page<R>> {
    const direction = window.backwards === (window.order.direction === 'ASC') ? -1 : 1;
    const { field } = window.order;
    const conditions = window.from === null ? [filter] : [filter, beyond(field, direction, window.from)];
    const found = this.model
      .find({ $and: conditions } as QueryFilter<DocumentOf<R>>)
      .sort({ [field]: direction, _id: direction })
      .limit(window.limit + 1)
      .maxTimeMS(readBudgetMs)
      .lean<DocumentOf<R>[]>()
      .exec();
    const documents = await inTime(readBudgetMs, found);
    const more = documents.length > window.limit;
    const records = documents.slice(0, window.limit).map(toRecord<R>);
    return { records: window.backwards ? records.reverse() : records, more };
  }

  private async count(filter: QueryFilter<DocumentOf<R>>): Promise<Total> {
    const counting = this.model.countDocuments(filter, { limit: countLimit + 1, maxTimeMS: readBudgetMs }).exec();
    const counted = await inTime(readBudgetMs, counting);
    return counted > countLimit ? { count: countLimit, exact: false } : { count: counted, exact: true };
  }

  /** How many match, for a change that depends on it. */
  async countWhere(filter: QueryFilter<DocumentOf<R>>, tx: Transaction | null = null): Promise<number> {
    // a transaction has a limit of its own
    if (tx !== null) return this.model.countDocuments(filter, { session: sessionOf(tx) });
    return inTime(pointReadBudgetMs, this.model.countDocuments(filter, { maxTimeMS: pointReadBudgetMs }).exec());
  }

  /** How many rows have each value of a field, among the first `countLimit + 1` that match. */
  async countBy(
    field: keyof R & string,
    filter: QueryFilter<DocumentOf<R>>,
    tx: Transaction | null = null,
  ): Promise<ReadonlyMap<string, number>> {
    const counting = this.model
      .aggregate<{ _id: string; count: number }>([
        { $match: filter },
        { $limit: countLimit + 1 },
        { $group: { _id: `$${field}`, count: { $sum: 1 } } },
      ])
      .session(tx === null ? null : sessionOf(tx))
      .option(tx === null ? { maxTimeMS: pointReadBudgetMs } : {})
      .exec();
    const groups = await (tx === null ? inTime(pointReadBudgetMs, counting) : counting);
    return new Map(groups.map(({ _id, count }) => [_id, count]));
  }
}

/** The reads and writes that all collections of records share. */
export class Collection<R extends StoredRecord> extends ReadCollection<R> {
  async insert(tx: Transaction, record: R): Promise<void> {
    try {
      await this.model.insertMany([toDocument(record)], { session: sessionOf(tx), lean: true });
    } catch (error) {
      if (isDuplicateKey(error)) throw new DuplicateRecord(record.id, { cause: error });
      throw error;
    }
  }

  /** False when the record is no longer at `fromVersion`. */
  async replace(tx: Transaction, record: R, fromVersion: number): Promise<boolean> {
    const filter = { _id: record.id, version: fromVersion } as QueryFilter<DocumentOf<R>>;
    try {
      const { matchedCount } = await this.model.replaceOne(filter, toDocument(record), { session: sessionOf(tx) });
      return matchedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) throw new DuplicateRecord(record.id, { cause: error });
      throw error;
    }
  }
}

export function toRecord<R extends Identified>(document: DocumentOf<R>): R {
  const { _id: id, ...rest } = document;
  return { id, ...rest } as unknown as R;
}

function toDocument<R extends Identified>(record: R): DocumentOf<R> {
  const { id, ...rest } = record;
  return { _id: id, ...rest };
}
