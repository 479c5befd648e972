import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Envelope } from './envelope.ts';

export interface StreamedAnswer<Row> {
  /** The text up to the first row. */
  readonly head: string;
  readonly rows: AsyncIterable<Row>;
  readonly view: (row: Row) => unknown;
  /** The text after the last row, when it is known how many there were. */
  readonly tail: (count: number) => string;
}

/** However slowly a reader takes it, a list does not hold its cursor for longer. */
const slowestReaderMs = 5 * 60_000;
const chunkSize = 16_384;

/**
 * A list, written while its rows come: memory does not grow with it. What fails before the first row has an answer of
 * its own; later the connection breaks off, so that half a list never looks like a whole one.
 */
export async function answerStreamed<Row>(reply: FastifyReply, answer: StreamedAnswer<Row>): Promise<FastifyReply> {
  const texts = textsOf(answer);
  const body = Readable.from(resumed(await texts.next(), texts), { objectMode: false });
  const timer = setTimeout(() => body.destroy(new Error('the reader of a list is too slow')), slowestReaderMs).unref();
  body.once('close', () => {
    clearTimeout(timer);
  });
  return reply.type('application/json; charset=utf-8').send(body);
}

async function* textsOf<Row>({ head, rows, view, tail }: StreamedAnswer<Row>): AsyncGenerator<string, void, void> {
  let text = head;
  let count = 0;
  for await (const row of rows) {
    text += `${count === 0 ? '' : ','}${JSON.stringify(view(row))}`;
    count += 1;
    if (text.length < chunkSize) continue;
    yield text;
    text = '';
  }
  yield `${text}${tail(count)}`;
}

/** An envelope of any kind; its own response is left aside. */
export type AnyEnvelope = Pick<Envelope, 'errors' | 'response'>;

/** The text of an envelope on either side of its response. */
export function around(envelope: AnyEnvelope): { head: string; tail: string } {
  const before = Object.entries(envelope).filter(([key]) => key !== 'response' && key !== 'errors');
  return {
    head: `${opened(Object.fromEntries(before))}"response":`,
    tail: `,"errors":${JSON.stringify(envelope.errors)}}`,
  };
}

/** An object to which members are to be added. */
export function opened(members: object): string {
  return `${JSON.stringify(members).slice(0, -1)},`;
}

/** A sequence whose first step was taken already. It was begun, so that giving it up gives up its cursor as well. */
export function resumed<T>(
  first: IteratorResult<T, unknown>,
  rest: AsyncIterator<T, unknown>,
): AsyncIterableIterator<T> {
  const waiting = [first];
  return {
    next: () => Promise.resolve(waiting.shift() ?? rest.next()),
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
