import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { problem, Refusal, type Reason } from '../shared/errors/index.ts';
import { partnerReadEnvelope } from './echo-envelope.ts';

interface StreamedList<R> {
  readonly rows: AsyncGenerator<R>;
  readonly toView: (row: R) => object;
  /** The member of the answer that holds the list. */
  readonly member: string;
  /** An empty list is a refusal to clients of these endpoints. */
  readonly none: Reason;
}

/** Rows are sent together up to this length. */
const chunkLength = 16_384;

/**
 * A list without end as an answer that flows as fast as the client reads it. Whatever goes wrong before the first row is
 * answered as it should be; later, the connection breaks off, so that nobody takes a part for the whole.
 */
export async function sendList<R>(
  reply: FastifyReply,
  { rows, toView, member, none }: StreamedList<R>,
  now: Date,
): Promise<FastifyReply> {
  const first = await rows.next();
  if (first.done === true) throw new Refusal([problem(none, [])]);
  const [head = '', tail = ''] = JSON.stringify(partnerReadEnvelope({ [member]: [null] }, now)).split('null]');
  const stream = Readable.from(chunks(first.value, rows, toView, head, `]${tail}`), { objectMode: false });
  // a client that went away before the first chunk: the generator was never entered and closes nothing
  stream.once('close', () => void rows.return(undefined));
  return reply.type('application/json; charset=utf-8').send(stream);
}

async function* chunks<R>(
  first: R,
  others: AsyncIterable<R>,
  toView: (row: R) => object,
  head: string,
  tail: string,
): AsyncGenerator<string> {
  let text = head + JSON.stringify(toView(first));
  for await (const row of others) {
    if (text.length > chunkLength) {
      yield text;
      text = '';
    }
    text += `,${JSON.stringify(toView(row))}`;
  }
  yield text + tail;
}
