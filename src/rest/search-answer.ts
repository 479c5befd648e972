import type { FastifyReply } from 'fastify';
import type { OffsetWindow } from '../shared/pagination/index.ts';
import type { Found } from '../shared/search.ts';
import type { Envelope } from './envelope.ts';
import { answerStreamed, opened } from './streamed.ts';

/** Either kind of version 1; its own response is left aside. */
type AnyEnvelope = Pick<Envelope, 'errors' | 'response'>;

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

function around(envelope: AnyEnvelope): { head: string; tail: string } {
  const before = Object.entries(envelope).filter(([key]) => key !== 'response' && key !== 'errors');
  return {
    head: `${opened(Object.fromEntries(before))}"response":`,
    tail: `,"errors":${JSON.stringify(envelope.errors)}}`,
  };
}

/** A page without rows counts nothing at all. */
function numbersOf({ skip, limit }: OffsetWindow, total: number) {
  if (skip >= total) return { fromRecord: 0, toRecord: 0, totalRecord: 0 };
  return { fromRecord: skip + 1, toRecord: Math.min(skip + limit, total), totalRecord: total };
}
