import type { FastifyReply } from 'fastify';
import type { OffsetWindow } from '../shared/pagination/index.ts';
import type { Found } from '../shared/search.ts';
import { answerStreamed, around, opened, type AnyEnvelope } from './streamed.ts';

export interface SearchAnswer<Row> {
  readonly envelope: AnyEnvelope;
  readonly window: OffsetWindow;
  readonly found: Found<Row>;
  readonly view: (row: Row) => unknown;
}

/** A page as searches answer it (contract 2.8). */
export function answerSearch<Row>(reply: FastifyReply, answer: SearchAnswer<Row>): Promise<FastifyReply> {
  const { envelope, window, found, view } = answer;
  const { head, tail } = around(envelope);
  return answerStreamed(reply, {
    head: `${head}${opened(numbersOf(window, found.total))}"data":[`,
    rows: found.rows,
    view,
    tail: () => `]}${tail}`,
  });
}

export interface WholeTable<Row> {
  readonly envelope: AnyEnvelope;
  readonly rows: AsyncIterable<Row>;
  readonly view: (row: Row) => unknown;
}

/** The response is the table itself, all of it. */
export function answerWholeTable<Row>(reply: FastifyReply, { envelope, ...table }: WholeTable<Row>) {
  const { head, tail } = around(envelope);
  return answerStreamed(reply, { ...table, head: `${head}[`, tail: () => `]${tail}` });
}

/** A page without rows counts nothing at all. */
function numbersOf({ skip, limit }: OffsetWindow, total: number) {
  if (skip >= total) return { fromRecord: 0, toRecord: 0, totalRecord: 0 };
  return { fromRecord: skip + 1, toRecord: Math.min(skip + limit, total), totalRecord: total };
}
