import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { answerMalformedHttp } from '../../src/app/server/malformed-http.ts';
import { timeLimits } from '../../src/app/server/time-limits.ts';
import { parseAnswer, send } from './http.ts';
import { expectGraphqlErrors } from './shapes.ts';

/** The limits of the server, in a server where they are short. */
const slowestRequestMs = 300;
let app: FastifyInstance;
let url: string;

beforeEach(async () => {
  app = fastify({ ...timeLimits(slowestRequestMs), clientErrorHandler: answerMalformedHttp });
  app.post('/', () => 'done');
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(() => app.close());

const head = 'POST / HTTP/1.1\r\nHost: a.example\r\n';
const bodyAhead = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n';

/** Sends the beginning at once and then a byte every 20 ms. */
function trickle(beginning: string, byte: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket: Socket = connect(Number(port), hostname);
    // not before: on a busy machine the connection takes longer than the first byte would wait for it
    socket.once('connect', () => {
      socket.write(beginning);
      timer = setInterval(() => socket.write(byte), 20);
    });
    let timer: NodeJS.Timeout | undefined;
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.on('error', reject);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(received);
    });
  });
}

describe('a request that takes too long', () => {
  it.each([
    ['headers that trickle', `${head}X-Slow: `, 'a'],
    ['headers that stop', `${head}X-Slow: `, ''],
    ['a body that trickles', `${head}${bodyAhead}`, ' '],
    ['a body that stops', `${head}${bodyAhead}{`, ''],
  ])('%s', async (_title, beginning, byte) => {
    const began = performance.now();
    const answer = parseAnswer(await trickle(beginning, byte));
    expect(answer.status).toBe(408);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
    expect(performance.now() - began).toBeLessThan(10 * slowestRequestMs);
  });

  it('is not one that is quick', async () => {
    expect(await send(url, { method: 'POST', path: '/' })).toMatchObject({ status: 200, text: 'done' });
  });
});
