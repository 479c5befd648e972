import type { FastifyReply } from 'fastify';
import type { Rows } from '../shared/pagination/index.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import type { PageNumbers } from './list-query.ts';
import { answerStreamed, around } from './streamed.ts';

export interface ListAnswer<Row> {
  readonly api: string;
  /** Null: all rows were asked for. */
  readonly page: PageNumbers | null;
  readonly found: Rows<Row>;
  readonly view: (row: Row) => unknown;
  readonly now: Date;
}

/** The members of the page follow its rows, since some are known by then only. */
export function answerList<Row>(reply: FastifyReply, answer: ListAnswer<Row>): Promise<FastifyReply> {
  const { api, page, found, view, now } = answer;
  const { head, tail } = around(successEnvelopeV2(api, null, now));
  return answerStreamed(reply, {
    head: `${head}{"data":[`,
    rows: found.rows,
    view,
    tail: (count) => `],${JSON.stringify(numbersOf(count, page, found.total)).slice(1)}${tail}`,
  });
}

/** A page without rows counts nothing at all, whatever was asked for. */
function numbersOf(count: number, page: PageNumbers | null, total: number | null) {
  if (count === 0) return { pageNo: 0, pageSize: 0, totalResults: 0 };
  if (page === null) return { pageNo: 0, pageSize: count, totalResults: count };
  return { ...page, totalResults: total ?? count };
}
