import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { assertDescribed } from '../support/described-rest.ts';

/** The watch over the answers of the door, on a server whose answers nobody has described. */
const text = '{"response":"ä","errors":[]}';
const bytes = Buffer.from(text);
/** Not between two letters, but within one. */
const cut = bytes.indexOf(0xa4);
let app: FastifyInstance;
let server: string;

beforeAll(async () => {
  app = fastify();
  const answers: Record<string, () => unknown> = {
    '/v1/partnermanager/text': () => text,
    '/v1/partnermanager/stream': () => Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]),
    '/v1/openapi.json': () => Readable.from(['[', '1', ']'], { objectMode: false }),
    '/elsewhere': () => text,
  };
  for (const [url, answer] of Object.entries(answers)) {
    app.get(url, (_request, reply) => reply.type('application/json').send(answer()));
  }
  server = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(() => app.close());

const ask = async (url: string) => (await fetch(server + url)).text();

describe('an answer that is not described', () => {
  it.each([
    ['text', '/v1/partnermanager/text', text, /GET \/v1\/partnermanager\/text: the route is not described/],
    ['a stream', '/v1/partnermanager/stream', text, /GET \/v1\/partnermanager\/stream: the route is not described/],
    ['a stream with another content', '/v1/openapi.json', '[1]', /openapi\.json 200: it must be object/],
  ])('fails the test, and reaches its caller as it was: %s', async (_title, url, body, fault) => {
    expect(await ask(url)).toBe(body);
    expect(assertDescribed).toThrow(fault);
    expect(assertDescribed).not.toThrow();
  });

  it('is nobody’s concern outside of the door', async () => {
    expect(await ask('/elsewhere')).toBe(text);
    expect(assertDescribed).not.toThrow();
  });
});
