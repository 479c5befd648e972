import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { parseAnswer, sendBytes } from './http.ts';
import { createLogBuffer } from './log.ts';
import { expectGraphqlErrors } from './shapes.ts';

/** Bytes on a socket that are no HTTP, or HTTP that proxies read in more than one way: JSON, and the connection ends. */
const log = createLogBuffer();
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({}, log.logger);
});

afterAll(() => gateway.stop());

const lines = (...text: string[]): string => text.map((line) => `${line}\r\n`).join('');
const post = (...headers: string[]): string => lines('POST /graphql HTTP/1.1', 'Host: a.example', ...headers);
const get = (...headers: string[]): string => lines('GET /health/live HTTP/1.1', 'Host: a.example', ...headers);

describe('what is not readable', () => {
  it.each<[title: string, status: number, bytes: string]>([
    ['no request line', 400, lines('SECRET-MARKER', '')],
    ['a version of the future', 400, lines('GET / HTTP/9.9', 'Host: a.example', '')],
    ['HTTP/2 without asking', 400, lines('PRI * HTTP/2.0', '', 'SM', '')],
    ['a TLS greeting', 400, '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc'],
    ['an unknown method', 400, lines('BREW /pot HTTP/1.1', 'Host: a.example', '')],
    ['a space in the name of a header', 400, get('X-A : SECRET-MARKER', '')],
    ['a header over two lines', 400, get('X-A: a', ' SECRET-MARKER', '')],
    ['NUL in a header', 400, get('X-A: SECRET\0MARKER', '')],
    ['line feeds alone', 400, 'GET /health/live HTTP/1.1\nHost: a.example\n\n'],
    ['headers of 20 kB', 431, get(`X-A: ${'a'.repeat(20_000)}`, '')],
    [
      'headers of 20 kB in a thousand lines',
      431,
      get(...Array.from({ length: 1_000 }, (_, index) => `X-${index}: aaaaaaaaaaaaaa`), ''),
    ],
    ['a length and chunks', 400, post('Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '')],
    ['chunks and a length', 400, post('Transfer-Encoding: chunked', 'Content-Length: 5', '', '0', '')],
    ['two lengths', 400, post('Content-Length: 5', 'Content-Length: 6', '', '12345')],
    ['the same length twice', 400, post('Content-Length: 5', 'Content-Length: 5', '', '12345')],
    ['a length below zero', 400, post('Content-Length: -1', '')],
    ['a length that is no number', 400, post('Content-Length: 0x5', '', '12345')],
    ['an encoding that is not chunks', 400, post('Transfer-Encoding: gzip', '', '12345')],
    ['chunks that are encoded again', 400, post('Transfer-Encoding: chunked, gzip', '', '0', '')],
    ['a chunk without a size', 400, post('Transfer-Encoding: chunked', '', 'zz', '')],
    ['a tunnel', 405, lines('CONNECT internal.example:443 HTTP/1.1', 'Host: internal.example', '')],
    ['no host', 400, lines('GET /graphql HTTP/1.1', '')],
    ['two hosts', 400, post('Host: b.example', 'Content-Length: 0', '')],
  ])('%s -> %i', async (_title, status, bytes) => {
    const received = await sendBytes(gateway.url, bytes);
    const answer = parseAnswer(received);

    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ connection: 'close', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    const [error] = expectGraphqlErrors(answer, 'BAD_USER_INPUT');
    expect(log.linesOf(error?.extensions.correlationId ?? '')).not.toEqual([]);
    expect(received).not.toMatch(/SECRET|HPE_|Parse Error/);
  });

  it('is not logged as it was sent', () => {
    expect(log.text()).not.toMatch(/SECRET|MARKER/);
  });
});

describe('what is unusual but right', () => {
  it.each<[title: string, bytes: string]>([
    ['HTTP/1.0 without a host', lines('GET /health/live HTTP/1.0', '')],
    ['an upgrade that nobody offers', get('Connection: close, Upgrade', 'Upgrade: h2c', '')],
    ['an expectation that nobody knows', get('Connection: close', 'Expect: the-unexpected', '')],
    [
      'the whole URL in the request line',
      lines('GET http://a.example/health/live HTTP/1.1', 'Host: a.example', 'Connection: close', ''),
    ],
  ])('%s is served', async (_title, bytes) => {
    expect(parseAnswer(await sendBytes(gateway.url, bytes))).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  });

  it('a second request in the same bytes is a request of its own', async () => {
    const received = await sendBytes(gateway.url, get('') + get('Connection: close', ''));
    expect(received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });

  it('garbage behind a good request is refused', async () => {
    const received = await sendBytes(gateway.url, get('') + lines('SECRET-MARKER', ''));
    expect(received).toContain('HTTP/1.1 400 Bad Request');
  });
});

describe('without a token, a body that is announced', () => {
  it.each([
    ['but never comes', post('Content-Length: 100000000', 'Content-Type: application/json', 'Connection: close', '')],
    [
      'in chunks that never end',
      post('Transfer-Encoding: chunked', 'Content-Type: application/json', 'Connection: close', '', '5', 'abcde'),
    ],
    ['and asked about first', post('Expect: 100-continue', 'Content-Length: 100000000', 'Connection: close', '')],
  ])('%s is not waited for', async (_title, bytes) => {
    const received = await sendBytes(gateway.url, bytes);
    const answer = parseAnswer(received.replace('HTTP/1.1 100 Continue\r\n\r\n', ''));
    expect(answer.status).toBe(401);
    expectGraphqlErrors(answer, 'UNAUTHENTICATED');
  });
});
