import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Rows } from '../shared/pagination/index.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import type { PageNumbers } from './list-query.ts';

export interface ListAnswer<Row> {
  readonly api: string;
  /** Null: all rows were asked for. */
  readonly page: PageNumbers | null;
  readonly found: Rows<Row>;
  readonly view: (row: Row) => unknown;
  readonly now: Date;
}

/** However slowly a reader takes it, a list does not hold its cursor for longer. */
const slowestReaderMs = 5 * 60_000;

/**
 * A page, written while its rows come: memory does not grow with it. What fails before the first row has an answer of
 * its own; later the connection breaks off, so that half a list never looks like a whole one.
 */
export async function answerList<Row>(reply: FastifyReply, answer: ListAnswer<Row>): Promise<FastifyReply> {
  const texts = textsOf(answer);
  const body = Readable.from(resumed(await texts.next(), texts), { objectMode: false });
  const timer = setTimeout(() => body.destroy(new Error('the reader of a list is too slow')), slowestReaderMs).unref();
  body.once('close', () => {
    clearTimeout(timer);
  });
  return reply.type('application/json; charset=utf-8').send(body);
}

/** The members of the page that follow its rows, since some are known by then only. */
async function* textsOf<Row>({ api, page, found, view, now }: ListAnswer<Row>): AsyncGenerator<string, void, void> {
  const { id, version, responseTime, metadata, errors } = successEnvelopeV2(api, null, now);
  let text = `${JSON.stringify({ id, version, responseTime, metadata }).slice(0, -1)},"response":{"data":[`;
  let count = 0;
  for await (const row of found.rows) {
    text += `${count === 0 ? '' : ','}${JSON.stringify(view(row))}`;
    count += 1;
    if (text.length < chunkSize) continue;
    yield text;
    text = '';
  }
  const numbers = JSON.stringify(numbersOf(count, page, found.total)).slice(1);
  yield `${text}],${numbers},"errors":${JSON.stringify(errors)}}`;
}

const chunkSize = 16_384;

/** A page without rows counts nothing at all, whatever was asked for. */
function numbersOf(count: number, page: PageNumbers | null, total: number | null) {
  if (count === 0) return { pageNo: 0, pageSize: 0, totalResults: 0 };
  if (page === null) return { pageNo: 0, pageSize: count, totalResults: count };
  return { ...page, totalResults: total ?? count };
}

/** A sequence whose first step was taken already. It was begun, so that giving it up gives up its cursor as well. */
function resumed(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void, void>,
): AsyncIterableIterator<string> {
  const waiting = [first];
  return {
    next: () => Promise.resolve(waiting.shift() ?? rest.next()),
    return: () => rest.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
