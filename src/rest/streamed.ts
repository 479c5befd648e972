import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { problem, Refusal, type Reason } from '../shared/errors/index.ts';
import { partnerReadEnvelope } from './echo-envelope.ts';
import type { Envelope } from './envelope.ts';

export interface StreamedAnswer<Row> {
  /** Its `response` is left aside: that is the list, or has the list as its last member. */
  readonly envelope: Pick<Envelope, 'errors'>;
  /** What stands before the list in the response; null where the response is the list itself. */
  readonly before: { readonly members: object; readonly list: string } | null;
  readonly rows: AsyncIterable<Row>;
  readonly view: (row: Row) => unknown;
}

/** However slowly a reader takes it, a list does not hold its cursor for longer. */
const slowestReaderMs = 5 * 60_000;
const chunkSize = 16_384;

/**
 * A list, written while its rows come: memory does not grow with it. What fails before the first row has an answer of
 * its own; later the connection breaks off, so that half a list never looks like a whole one.
 */
export function streamed<Row>(reply: FastifyReply, answer: StreamedAnswer<Row>): Promise<FastifyReply> {
  return sendTexts(reply, textsOf(answer));
}

interface PartnerList<Row> extends Pick<StreamedAnswer<Row>, 'rows' | 'view'> {
  readonly list: string;
  readonly none: Reason;
}

/** The same in the envelope of partners, whose clients know an empty list as a refusal. */
export async function streamedUnlessNone<Row>(
  reply: FastifyReply,
  { rows, view, list, none }: PartnerList<Row>,
  now: Date,
): Promise<FastifyReply> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) throw new Refusal([problem(none, [])]);
  const before = { members: {}, list };
  return streamed(reply, { envelope: partnerReadEnvelope(null, now), before, rows: resumed(first, iterator), view });
}

/** An answer in parts, the first of which is waited for. */
export async function sendTexts(reply: FastifyReply, texts: AsyncGenerator<string, void, void>): Promise<FastifyReply> {
  const body = Readable.from(resumed(await texts.next(), texts), { objectMode: false });
  const timer = setTimeout(() => body.destroy(new Error('the reader of a list is too slow')), slowestReaderMs).unref();
  body.once('close', () => {
    clearTimeout(timer);
  });
  return reply.type('application/json; charset=utf-8').send(body);
}

async function* textsOf<Row>({
  envelope,
  before,
  rows,
  view,
}: StreamedAnswer<Row>): AsyncGenerator<string, void, void> {
  const top = Object.entries(envelope).filter(([key]) => key !== 'response' && key !== 'errors');
  let text = `${opened(Object.fromEntries(top))}"response":`;
  if (before !== null) text += `${opened(before.members)}"${before.list}":`;
  text += '[';
  let separator = '';
  for await (const row of rows) {
    text += separator + JSON.stringify(view(row));
    separator = ',';
    if (text.length < chunkSize) continue;
    yield text;
    text = '';
  }
  yield `${text}]${before === null ? '' : '}'},"errors":${JSON.stringify(envelope.errors)}}`;
}

/** An object that goes on. */
function opened(members: object): string {
  const text = JSON.stringify(members).slice(0, -1);
  return text === '{' ? text : `${text},`;
}

/** A sequence whose first step was taken already. It was begun, so that giving it up gives up its cursor as well. */
function resumed<T>(first: IteratorResult<T, unknown>, rest: AsyncIterator<T, unknown>): AsyncIterableIterator<T> {
  const waiting = [first];
  return {
    next: () => Promise.resolve(waiting.shift() ?? rest.next()),
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
