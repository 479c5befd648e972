import type { FastifyReply } from 'fastify';
import { problem, Refusal, type Reason } from '../shared/errors/index.ts';
import { partnerReadEnvelope } from './echo-envelope.ts';
import { answerStreamed, around, resumed } from './streamed.ts';

interface PartnerList<Row> {
  readonly rows: AsyncIterable<Row>;
  readonly view: (row: Row) => unknown;
  /** The member of the response that holds the list. */
  readonly list: string;
  /** An empty list is a refusal to the clients of these calls. */
  readonly none: Reason;
}

/** A list without pages in the envelope of partners (contract 3.5, R13 and R14). */
export async function answerPartnerList<Row>(
  reply: FastifyReply,
  { rows, view, list, none }: PartnerList<Row>,
  now: Date,
): Promise<FastifyReply> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) throw new Refusal([problem(none, [])]);
  const { head, tail } = around(partnerReadEnvelope(null, now));
  return answerStreamed(reply, {
    head: `${head}{"${list}":[`,
    rows: resumed(first, iterator),
    view,
    tail: () => `]}${tail}`,
  });
}
