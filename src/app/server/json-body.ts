import type { FastifyInstance } from 'fastify';
import { Failure } from '../../shared/errors/index.ts';

/** Damaged UTF-8 is refused: a replacement character must never be stored in place of what was sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const jsonType = /^application\/json(?:\s*;\s*charset=(?:"utf-8"|utf-8))?\s*$/i;

/** JSON is the only body that is read, in UTF-8; members that could reach a prototype are refused. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(jsonType, { parseAs: 'buffer' }, (request, body, done) => {
    const text = decoded(body as Buffer);
    if (text === null) done(unreadable(), undefined);
    else {
      void parseJson(request, text, (error, value: unknown) => {
        done(error === null ? null : refusalOf(error), value);
      });
    }
  });
}

function decoded(body: Buffer): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

/** The parser's own message quotes the text. */
function refusalOf(error: Error): Error {
  return 'code' in error && error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ? error : unreadable();
}

function unreadable(): Failure {
  return new Failure('BAD_USER_INPUT', { text: 'The body is not JSON in UTF-8.' });
}
