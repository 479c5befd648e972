import type { FastifyReply } from 'fastify';
import type { OffsetWindow } from '../shared/pagination/index.ts';
import type { Found } from '../shared/search.ts';
import type { Envelope } from './envelope.ts';
import { streamed } from './streamed.ts';

export interface SearchAnswer<Row> {
  readonly envelope: Pick<Envelope, 'errors'>;
  readonly window: OffsetWindow;
  readonly found: Found<Row>;
  readonly view: (row: Row) => unknown;
}

/** A page as searches answer it (contract 2.8). */
export function answerSearch<Row>(reply: FastifyReply, answer: SearchAnswer<Row>): Promise<FastifyReply> {
  const { envelope, window, found, view } = answer;
  return streamed(reply, {
    envelope,
    before: { members: numbersOf(window, found.total), list: 'data' },
    rows: found.rows,
    view,
  });
}

/** A page without rows counts nothing at all. */
function numbersOf({ skip, limit }: OffsetWindow, total: number) {
  if (skip >= total) return { fromRecord: 0, toRecord: 0, totalRecord: 0 };
  return { fromRecord: skip + 1, toRecord: Math.min(skip + limit, total), totalRecord: total };
}
