import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { send, sendJson, type Answer } from '../server/http.ts';
import { expectGraphqlErrors } from '../server/shapes.ts';

/** What is sent to /graphql before any document in it is looked at. */
let gateway: TestGateway;
let authorization: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  authorization = `Bearer ${(await gateway.as('admin')).token}`;
});

afterAll(() => gateway.stop());

const typename = '{"query":"{__typename}"}';

function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return sendJson(gateway.url, '/graphql', body, { authorization, ...headers });
}

function bytes(...values: number[]): Buffer {
  return Buffer.concat([Buffer.from('{"query":"{__typename}","note":"'), Buffer.from(values), Buffer.from('"}')]);
}

describe('a body that is no GraphQL request', () => {
  it.each<[title: string, body: string | Buffer]>([
    ['broken JSON', '{"query":"SECRET-MARKER'],
    ['two documents of JSON', `${typename}${typename}`],
    ['JSON with comments', '{/* SECRET-MARKER */"query":"{__typename}"}'],
    ['nothing', ''],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['a batch', `[${typename},${typename}]`],
    ['a number', '123'],
    ['a text', '"SECRET-MARKER"'],
    ['a boolean', 'true'],
    ['an empty object', '{}'],
    ['an empty document', '{"query":""}'],
    ['a document that is no text', '{"query":{"kind":"Document","SECRET-MARKER":1}}'],
    ['a query of null', '{"query":null}'],
    ['variables as a list', '{"query":"{__typename}","variables":["SECRET-MARKER"]}'],
    ['variables as text', '{"query":"{__typename}","variables":"{\\"a\\":\\"SECRET-MARKER\\"}"}'],
    ['an operation name that is no text', '{"query":"{__typename}","operationName":{"SECRET-MARKER":1}}'],
    ['extensions as text', '{"query":"{__typename}","extensions":"SECRET-MARKER"}'],
    ['bytes that are no UTF-8', bytes(0xff, 0xfe)],
    ['overlong UTF-8', bytes(0xc0, 0xaf)],
    ['a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80)],
    ['UTF-16', Buffer.from(typename, 'utf16le')],
    ['__proto__', '{"query":"{__typename}","__proto__":{"polluted":"yes"}}'],
    ['__proto__, escaped', '{"query":"{__typename}","variables":{"\\u005f_proto__":{"polluted":"yes"}}}'],
    ['__proto__, deep down', '{"query":"{__typename}","variables":{"a":[{"b":{"__proto__":{"polluted":"yes"}}}]}}'],
    ['constructor.prototype', '{"query":"{__typename}","variables":{"constructor":{"prototype":{"polluted":"yes"}}}}'],
  ])('%s', async (_title, body) => {
    const answer = await post(body);

    expect(answer.status).toBe(400);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
    expect(answer.text).not.toContain('SECRET-MARKER');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is refused as too large before it is parsed, with or without a length', async () => {
    const large = JSON.stringify({ query: '{__typename}', variables: { a: 'x'.repeat(300_000) } });
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await post(large, headers);
      expect(answer.status).toBe(413);
      expect(answer.headers.connection).toBe('close');
      expectGraphqlErrors(answer, 'LIMIT_EXCEEDED');
    }
  });

  it('is read just below the limit', async () => {
    const { status } = await post({ query: '{__typename}', variables: { a: 'x'.repeat(260_000) } });
    expect(status).toBe(200);
  });
});

describe('the type of the body', () => {
  it.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-7',
    'application/json; charset=ibm037',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json, text/plain',
    'application/jsonp',
    'json',
  ])('%s is refused', async (type) => {
    const answer = await post(typename, { 'content-type': type });
    expect(answer.status).toBe(415);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
  });

  it('none at all is refused', async () => {
    const headers = { authorization };
    const answer = await send(gateway.url, { method: 'POST', path: '/graphql', headers, body: typename });
    expect(answer.status).toBe(415);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
  });

  it.each([
    'application/json',
    'Application/JSON',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
  ])('%s is accepted', async (type) => {
    expect(await post(typename, { 'content-type': type })).toMatchObject({
      status: 200,
      text: '{"data":{"__typename":"Query"}}',
    });
  });
});

describe('harmless oddities', () => {
  it.each<[title: string, body: string | Buffer]>([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(typename)])],
    ['a member twice: the last one counts', '{"query":"{nothing}","query":"{__typename}"}'],
    ['members that nobody knows', '{"query":"{__typename}","id":1,"tracing":true}'],
    ['nulls', '{"query":"{__typename}","variables":null,"operationName":null,"extensions":null}'],
    ['extensions that nobody knows', '{"query":"{__typename}","extensions":{"tracing":{"version":1}}}'],
    ['a variable that the document does not declare', '{"query":"{__typename}","variables":{"secret":1}}'],
  ])('%s', async (_title, body) => {
    expect(await post(body)).toMatchObject({ status: 200, text: '{"data":{"__typename":"Query"}}' });
  });
});

describe('persisted queries', () => {
  it.each([
    ['by hash alone', {}],
    ['with the document', { query: '{__typename}' }],
  ])('are refused in the words that clients know: %s', async (_title, rest) => {
    const answer = await post({ ...rest, extensions: { persistedQuery: { version: 1, sha256Hash: 'ab12' } } });
    expect(answer.status).toBe(400);
    expect(expectGraphqlErrors(answer, 'BAD_USER_INPUT')[0]?.message).toBe('PersistedQueryNotSupported');
  });
});

describe('the method', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
    const path = `/graphql?query=${encodeURIComponent('mutation { createOidcClient }')}`;
    const answer = await send(gateway.url, { method, path, headers: { authorization } });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
  });

  it.each(['OPTIONS', 'TRACE'])('%s leads nowhere', async (method) => {
    const answer = await send(gateway.url, { method, path: '/graphql', headers: { authorization } });
    expect(answer.status).toBe(404);
    expectGraphqlErrors(answer, 'NOT_FOUND');
  });

  it('cannot be overridden by a header', async () => {
    const override = { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' };
    const answer = await send(gateway.url, {
      path: `/graphql?query=${encodeURIComponent('{__typename}')}`,
      headers: { authorization, ...override },
    });
    expect(answer.status).toBe(405);
  });

  it('takes nothing from the URL', async () => {
    const path = `/graphql?query=${encodeURIComponent('{__typename}')}&operationName=A&variables=x`;
    const answer = await sendJson(gateway.url, path, '{}', { authorization });
    expect(answer.status).toBe(400);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
  });
});
