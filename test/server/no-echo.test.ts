import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { expectNoiseInRequests } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { sendJson, send, type Answer } from './http.ts';
import { createLogBuffer } from './log.ts';
import { literalOf, marker, planted, restOf } from './planted.ts';
import { expectCleanJson, readEnvelope } from './shapes.ts';

/** What was sent comes back in no answer and stands in no log, however it was sent; what is private is not kept. */
const log = createLogBuffer();
let gateway: TestGateway;
let authorization: string;

beforeAll(async () => {
  gateway = await startTestGateway({}, log.logger);
  authorization = `Bearer ${(await gateway.as('partner')).token}`;
});

afterAll(() => gateway.stop());

const payload = '{ problems { code message path severity help currentVersion } oidcClient { id } }';

interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string;
}

function post(operation: Operation): Promise<Answer> {
  return sendJson(gateway.url, '/graphql', operation, { authorization });
}

function expectSilence(answer: Answer): void {
  expectCleanJson(answer);
  expect(answer.text).not.toContain(marker);
  expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
  expect(JSON.stringify(answer.headers)).not.toContain(marker);
}

const quoted = (value: string): string => JSON.stringify(value);
const writings: readonly (readonly [title: string, text: (value: string) => string])[] = [
  ['as text', quoted],
  ['as block text', (value) => `"""${value}"""`],
  ['as an enum value', (value) => (value.includes(marker) ? marker : quoted(value))],
];

describe('GraphQL', () => {
  it.each(planted)('%s, in variables', async (_title, input) => {
    expectSilence(
      await post({
        query: `mutation ($input: CreateOidcClientInput!) { createOidcClient(input: $input) ${payload} }`,
        variables: { input },
      }),
    );
  });

  describe.each(writings)('in the document, %s', (_writing, text) => {
    it.each(planted)('%s', async (_title, input) => {
      expectSilence(
        await post({ query: `mutation { createOidcClient(input: ${literalOf(input, text)}) ${payload} }` }),
      );
    });
  });

  it.each<[title: string, operation: Operation]>([
    ['the default of a variable', { query: `query ($a: Int = "${marker}") { oidcClients(first: $a) { totalCount } }` }],
    ['a directive', { query: `{ viewer { id @skip(if: "${marker}") } }` }],
    ['an enum', { query: `{ oidcClients(filter: { status: ${marker} }) { totalCount } }` }],
    [
      'an enum in a variable',
      {
        query: 'query ($a: OidcClientStatus) { oidcClients(filter: { status: $a }) { totalCount } }',
        variables: { a: marker },
      },
    ],
    ['a number', { query: 'query ($a: Int) { oidcClients(first: $a) { totalCount } }', variables: { a: marker } }],
    ['a cursor', { query: `{ oidcClients(first: 1, after: "${marker}") { totalCount } }` }],
    ['a search', { query: `{ oidcClients(filter: { search: "${marker}" }) { totalCount edges { node { id } } } }` }],
    [
      'an id',
      {
        query: `{ oidcClient(id: "${marker}") { id } policy(id: "${marker}") { id } partner(id: "${marker}") { id } }`,
      },
    ],
    [
      'the id of an update',
      {
        query: `mutation { updateOidcClient(input: { id: "${marker}", expectedVersion: 1, name: "${marker}" }) ${payload} }`,
      },
    ],
    [
      'a version',
      { query: `mutation { updateOidcClient(input: { id: "a", expectedVersion: "${marker}" }) ${payload} }` },
    ],
    [
      'an object for an id',
      { query: 'query ($a: ID!) { oidcClient(id: $a) { id } }', variables: { a: { $where: marker } } },
    ],
    ['the name of the operation', { query: 'query A { viewer { id } }', operationName: marker }],
    ['an undeclared variable', { query: '{ viewer { id } }', variables: { a: marker } }],
    ['a broken document', { query: `{ oidcClient(id: "${marker}" ` }],
    ['a broken text', { query: `{ oidcClient(id: "${marker}` }],
    ['a comment', { query: `# ${marker}\n{ nothing }` }],
  ])('%s', async (_title, operation) => {
    expectSilence(await post(operation));
  });

  it('a private key in a literal next to a null by way of a default', async () => {
    const input = literalOf({ ...goodClient(), publicKey: { kty: 'EC', d: marker }, name: '$name' }, quoted).replace(
      '"$name"',
      '$name',
    );
    const answer = await post({
      query: `mutation ($name: String = "a") { createOidcClient(input: ${input}) ${payload} }`,
      variables: { name: null },
    });
    expectSilence(answer);
    expect(answer.text).toContain('The argument input');
  });

  it('a broken body, or one of another kind', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      expectSilence(
        await sendJson(gateway.url, '/graphql', `{"d":"${marker}"`, { authorization, 'content-type': type }),
      );
    }
  });

  it('the query of a URL', async () => {
    const query = encodeURIComponent(`{ oidcClient(id: "${marker}") { id } }`);
    for (const path of [
      `/graphql?query=${query}`,
      `/dev/token?as=${marker}`,
      `/health/live?${marker}`,
      `/?${marker}`,
    ]) {
      expectSilence(await send(gateway.url, { path, headers: { authorization } }));
    }
  });
});

describe('REST', () => {
  beforeEach(expectNoiseInRequests);

  it.each(planted)('%s', async (_title, input) => {
    for (const family of ['oidc', 'oauth']) {
      const body = { request: restOf(input) };
      const answer = await sendJson(gateway.url, `/v1/partnermanager/${family}/client`, body, { authorization });
      expectSilence(answer);
      readEnvelope(answer);
    }
  });

  it.each<[title: string, body: unknown]>([
    ['a broken body', `{"request":{"d":"${marker}"`],
    ['a list', [marker]],
    ['a request that is text', { request: marker }],
    ['a time', { requesttime: marker, request: {} }],
    ['a language that is no text', { request: { clientNameLangMap: { [marker]: 5 } } }],
    ['an unknown member', { id: marker, version: marker, metadata: marker, request: { [marker]: marker } }],
    [
      'a status',
      {
        request: {
          clientName: 'a',
          logoUri: 'https://a.example.com',
          redirectUris: [],
          grantTypes: [],
          clientAuthMethods: [],
          status: marker,
        },
      },
    ],
  ])('%s', async (_title, body) => {
    for (const [method, path] of [
      ['POST', 'oauth/client'],
      ['PUT', `oauth/client/${'A'.repeat(43)}`],
    ] as const) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await send(gateway.url, { method, path: `/v1/partnermanager/${path}`, headers, body: text });
      expectSilence(answer);
      readEnvelope(answer);
    }
  });
});

describe('credentials', () => {
  it.each([
    ['a token', { authorization: `Bearer ${marker}` }],
    ['a token in three parts', { authorization: `Bearer ${marker}.${marker}.${marker}` }],
    ['another scheme', { authorization: `Basic ${marker}` }],
    ['a cookie', { cookie: `Authorization=${marker}; Authorization=${marker}.a.b` }],
  ])('%s', async (_title, headers) => {
    expectSilence(await sendJson(gateway.url, '/graphql', '{}', headers));
    expectSilence(await sendJson(gateway.url, '/v1/partnermanager/oidc/client', '{}', headers));
  });
});

describe('afterwards', () => {
  it('neither log nor database know of it', async () => {
    expect(log.text()).toContain('request completed');
    expect(log.text()).not.toContain(marker);
    expect(JSON.stringify(await gateway.database.dump())).not.toContain(marker);
  });
});
