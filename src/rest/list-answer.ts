import type { FastifyReply } from 'fastify';
import type { Rows } from '../shared/pagination/index.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import type { PageNumbers } from './list-query.ts';
import { sendTexts } from './streamed.ts';

export interface ListAnswer<Row> {
  readonly api: string;
  /** Null: all rows were asked for. */
  readonly page: PageNumbers | null;
  readonly found: Rows<Row>;
  readonly view: (row: Row) => unknown;
  readonly now: Date;
}

/**
 * A page, written while its rows come: memory does not grow with it. What fails before the first row has an answer of
 * its own; later the connection breaks off, so that half a list never looks like a whole one.
 */
export function answerList<Row>(reply: FastifyReply, answer: ListAnswer<Row>): Promise<FastifyReply> {
  return sendTexts(reply, textsOf(answer));
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
