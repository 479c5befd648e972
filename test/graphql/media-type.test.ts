import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findMediaType } from '../../src/app/graphql/media-type.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { sendJson, type Answer } from '../server/http.ts';
import { expectGraphqlErrors } from '../server/shapes.ts';

const json = 'application/json';
const response = 'application/graphql-response+json';

describe('the Accept header', () => {
  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    ['Application/JSON; charset=utf-8', json],
    [response, response],
    [`${response}, ${json}`, response],
    [`${json}, ${response}`, json],
    [`${json};q=0.5, ${response}`, response],
    [`${response};q=0.1, ${json};q=0.9`, json],
    [`${response};q=0, */*`, json],
    [`text/html, application/xhtml+xml, */*;q=0.8`, json],
    ['text/html', null],
    ['multipart/mixed', null],
    [`${json};q=0`, null],
    [`${json};q=x`, null],
    ['constructor, __proto__', null],
    [',;=,', null],
  ])('%s -> %s', (accept, expected) => {
    expect(findMediaType(accept)?.name ?? null).toBe(expected);
  });
});

describe('the answer', () => {
  let gateway: TestGateway;
  let authorization: string;

  beforeAll(async () => {
    gateway = await startTestGateway();
    authorization = `Bearer ${(await gateway.as('admin')).token}`;
  });

  afterAll(() => gateway.stop());

  const ask = (query: string, accept: string): Promise<Answer> =>
    sendJson(gateway.url, '/graphql', { query }, { authorization, accept });

  it.each([json, response])('is of the type %s when asked', async (accept) => {
    const { status, headers } = await ask('{__typename}', accept);
    expect([status, headers['content-type']]).toEqual([200, `${accept}; charset=utf-8`]);
  });

  it('is refused in any other type, as JSON', async () => {
    const answer = await ask('{__typename}', 'text/html');
    expect(answer.status).toBe(406);
    expect(answer.headers['content-type']).toBe(`${json}; charset=utf-8`);
    expectGraphqlErrors(answer, 'BAD_USER_INPUT');
  });

  it.each([
    ['*/*', 400],
    [response, 400],
    [json, 200],
  ])('to a document with a mistake has, for %s, the status %i', async (accept, expected) => {
    for (const query of ['{', '{nothing}', 'query($a: Int!) { oidcClients(first: $a) { totalCount } }']) {
      const answer = await ask(query, accept);
      expect(answer.status).toBe(expected);
      expectGraphqlErrors(answer, 'BAD_USER_INPUT');
    }
  });
});
