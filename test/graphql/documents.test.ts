import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { goodClient } from '../support/client-input.ts';
import { sendJson, type Answer } from '../server/http.ts';
import { literalOf } from '../server/planted.ts';
import { expectCleanJson, expectGraphqlErrors } from '../server/shapes.ts';

/** Documents and variables that do not fit the schema, from people who mistype and from people who mean it. */
let gateway: TestGateway;
let authorization: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  authorization = `Bearer ${(await gateway.as('admin')).token}`;
});

afterAll(() => gateway.stop());

function ask(query: string, variables?: unknown, more: object = {}): Promise<Answer> {
  return sendJson(gateway.url, '/graphql', { query, variables, ...more }, { authorization });
}

const create = 'mutation ($input: CreateOidcClientInput!) { createOidcClient(input: $input) { problems { code } } }';
const byStatus = 'query ($status: OidcClientStatus) { oidcClients(filter: { status: $status }) { totalCount } }';

describe('a document that does not fit', () => {
  it.each<[title: string, query: string, message: RegExp]>([
    ['a syntax error', '{ viewer { id ', /cannot be parsed at line 1, column 15/],
    ['no GraphQL at all', 'SELECT 1', /cannot be parsed at line 1, column 1/],
    ['only a comment', '# nothing', /cannot be parsed/],
    ['a type definition', 'type Query { a: Int }', /not executable/],
    ['a lone surrogate', '{ oidcClient(id: "\ud800") { id } }', /cannot be parsed at line 1, column 19/],
    ['an unknown field', '{ viewers { id } }', /^Cannot query field "viewers" on type "Query"\.$/],
    ['a field without its selection', '{ viewer }', /must have a selection of subfields\.$/],
    [
      'an unknown argument',
      '{ oidcClient(ids: 1, id: 1) { id } }',
      /^Unknown argument "ids" on field "Query.oidcClient"\.$/,
    ],
    ['a missing argument', '{ oidcClient { id } }', /argument "id" of type "ID!" is required/],
    ['an unknown type', 'query ($a: OidcClientFilte) { viewer { id } }', /^Unknown type "OidcClientFilte"\.$/],
    [
      'an unknown enum value',
      '{ oidcClients(filter: { status: ACTIV }) { totalCount } }',
      /^A value of type OidcClientStatus is expected at line 1, column 33\.$/,
    ],
    [
      'an enum as text',
      '{ oidcClients(filter: { status: "ACTIVE" }) { totalCount } }',
      /^A value of type OidcClientStatus is expected/,
    ],
    ['a number out of range', '{ oidcClients(first: 99999999999) { totalCount } }', /^A value of type Int is expected/],
    [
      'an unknown input field',
      '{ oidcClients(filter: { serch: "" }) { totalCount } }',
      /^Field "serch" is not defined by type "OidcClientFilter"\.$/,
    ],
    [
      'a missing input field',
      '{ oidcClients(orderBy: { field: NAME }) { totalCount } }',
      /^Field "OidcClientOrder.direction" of required type "OrderDirection!" was not provided\.$/,
    ],
    [
      'an input that is no object',
      'mutation { createOidcClient(input: "x") { problems { code } } }',
      /^A value of type CreateOidcClientInput! is expected/,
    ],
    ['null where a value is needed', '{ oidcClient(id: null) { id } }', /^A value of type ID! is expected/],
    ['@defer', '{ ... @defer { viewer { id } } }', /^Unknown directive "@defer"\.$/],
    ['@stream', '{ oidcClients { edges @stream { cursor } } }', /^Unknown directive "@stream"\.$/],
    ['@live', 'query @live { viewer { id } }', /^Unknown directive "@live"\.$/],
    ['a subscription', 'subscription { clientChanged }', /not offered/],
    ['the same operation twice', 'query A { __typename } query A { __typename }', /only one operation named/],
    [
      'fragments in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      /Cannot spread fragment/,
    ],
  ])('%s', async (_title, query, message) => {
    const errors = expectGraphqlErrors(await ask(query), 'BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(message);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
  });

  it('names the operations to choose from', async () => {
    for (const operationName of [undefined, 'C', '__proto__']) {
      const answer = await ask('query A { __typename } query B { __typename }', {}, { operationName });
      expect(answer.status).toBe(400);
      expect(expectGraphqlErrors(answer, 'BAD_USER_INPUT')).toEqual([
        expect.objectContaining({ message: 'Name one of the operations of the document as `operationName`.' }),
      ]);
    }
  });
});

describe('values in the document', () => {
  const createWith = (input: string) =>
    ask(`mutation { createOidcClient(input: ${input}) { oidcClient { id } problems { code path } } }`);
  const good = () => literalOf({ ...goodClient(), additionalConfig: { require_pkce: true } }, JSON.stringify);

  it('are as good as variables', async () => {
    expect(JSON.parse((await createWith(good())).text)).toEqual({
      data: { createOidcClient: { oidcClient: { id: expect.stringMatching(/^[\w-]{43}$/) }, problems: [] } },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('are data, whatever their name: %s', async (name) => {
    const answer = await createWith(good().replace('require_pkce: true', `${name}: { polluted: true }`));
    expect(answer.text).toContain('INVALID_ADDITIONAL_CONFIG');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('variables that do not fit', () => {
  it.each<[title: string, query: string, variables: unknown, messages: readonly string[]]>([
    ['missing', create, {}, ['$input: a value of type CreateOidcClientInput! is required.']],
    ['null', create, { input: null }, ['$input: a value of type CreateOidcClientInput! is required.']],
    [
      'null in place of a default',
      'query ($id: ID! = "a") { oidcClient(id: $id) { id } }',
      { id: null },
      ['$id: a value of type ID! is required.'],
    ],
    ['no object', create, { input: 5 }, ['$input: a value of type CreateOidcClientInput is expected.']],
    [
      'of the wrong type',
      create,
      { input: { ...goodClient(), name: 5 } },
      ['$input.name: a value of type String is expected.'],
    ],
    [
      'an object for a text',
      create,
      { input: { ...goodClient(), name: { $ne: null } } },
      ['$input.name: a value of type String is expected.'],
    ],
    [
      'an object for an id',
      create,
      { input: { ...goodClient(), policyId: { $gt: '' } } },
      ['$input.policyId: a value of type ID is expected.'],
    ],
    [
      'null in a list',
      create,
      { input: { ...goodClient(), redirectUris: ['https://a.example/', null] } },
      ['$input.redirectUris.1: a value of type String! is expected.'],
    ],
    [
      'several at once',
      create,
      { input: { ...goodClient(), name: [], logoUri: null, dryRun: 'yes' } },
      [
        '$input.name: a value of type String is expected.',
        '$input.logoUri: a value of type String! is expected.',
        '$input.dryRun: a value of type Boolean is expected.',
      ],
    ],
    [
      'missing field',
      create,
      { input: { ...goodClient(), name: undefined } },
      ['$input: the field name of type String! is required.'],
    ],
    [
      'unknown field',
      create,
      { input: { ...goodClient(), status: 'INACTIVE' } },
      ['$input: has a field that CreateOidcClientInput does not have.'],
    ],
    ['unknown enum value', byStatus, { status: 'ACTIV' }, ['$status: a value of type OidcClientStatus is expected.']],
    ['enum by another type', byStatus, { status: 1 }, ['$status: a value of type OidcClientStatus is expected.']],
    [
      'a name of every object',
      'query ($constructor: ID!) { oidcClient(id: $constructor) { id } }',
      {},
      ['$constructor: a value of type ID! is required.'],
    ],
    [
      'a value that sounds like a message',
      byStatus,
      { status: 'x" does not exist in "MARKER" enum. Did you mean "y' },
      ['$status: a value of type OidcClientStatus is expected.'],
    ],
    [
      'a field that sounds like a message',
      create,
      { input: { ...goodClient(), 'x" of required type "MARKER" was not provided.': 1 } },
      ['$input: has a field that CreateOidcClientInput does not have.'],
    ],
    [
      'a fraction',
      'query ($first: Int) { oidcClients(first: $first) { totalCount } }',
      { first: 1.5 },
      ['$first: a value of type Int is expected.'],
    ],
  ])('%s', async (_title, query, variables, messages) => {
    const errors = expectGraphqlErrors(await ask(query, variables), 'BAD_USER_INPUT');
    expect(errors.map(({ message }) => message)).toEqual(messages);
  });

  it.each([
    ['an argument', 'query ($id: ID = "a") { oidcClient(id: $id) { id } }', { id: null }, /^The argument id at line 1/],
    [
      'a directive',
      'query ($if: Boolean = true) { viewer { id @skip(if: $if) } }',
      { if: null },
      /^The argument if at line 1/,
    ],
    [
      'a field of an input',
      'query ($d: OrderDirection = ASC) { oidcClients(orderBy: { field: NAME, direction: $d }) { totalCount } }',
      { d: null },
      /^The argument orderBy at line 1/,
    ],
  ])('null by way of a default, in %s', async (_title, query, variables, message) => {
    expect(expectGraphqlErrors(await ask(query, variables), 'BAD_USER_INPUT')[0]?.message).toMatch(message);
  });
});

describe('far too much', () => {
  const selections = (depth: number): string => '{ a '.repeat(depth) + '}'.repeat(depth);

  it.each<[title: string, query: string]>([
    ['5,001 tokens', `{ ${'a '.repeat(5_000)} }`],
    ['selections 5,000 deep', selections(5_000)],
    ['lists 2,400 deep', `{ oidcClient(id: ${'['.repeat(2_400)}${']'.repeat(2_400)}) { id } }`],
    [
      'objects 5,000 deep',
      `mutation { createOidcClient(input: ${'{ a: '.repeat(5_000)}1${'}'.repeat(5_000)}) { problems { code } } }`,
    ],
    ['1,000 directives', `{ viewer { id ${'@skip(if: false) '.repeat(1_000)} } }`],
    ['introspection 20 deep', `{ __schema { types { ${'fields { type { '.repeat(20)} name ${'} } '.repeat(20)} } } }`],
    ['4,900 times the same field', `{ viewer { ${'id '.repeat(4_900)} } }`],
  ])('%s is a limit', async (_title, query) => {
    expectGraphqlErrors(await ask(query), 'LIMIT_EXCEEDED');
  });

  it.each<[title: string, query: string]>([
    ['1,000 aliases', `{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
    ['selections 1,500 deep', `${'{ ... '.repeat(1_500)} { __typename } ${'}'.repeat(1_500)}`],
    ['unknown selections 1,500 deep', selections(1_500)],
    ['lists 1,000 deep', `{ oidcClient(id: ${'['.repeat(1_000)}${']'.repeat(1_000)}) { id } }`],
  ])('%s does not bring it down', async (_title, query) => {
    const answer = await ask(query);
    expectCleanJson(answer);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['500 unknown fields', `{ ${Array.from({ length: 500 }, (_, index) => `a${index}`).join(' ')} }`, {}],
    ['500 unknown directives', `{ viewer { id ${'@a '.repeat(500)} } }`, {}],
    ['100,000 misfits in a variable', create, { input: { ...goodClient(), redirectUris: Array(100_000).fill(1) } }],
    [
      '200 missing variables',
      `query (${Array.from({ length: 200 }, (_, index) => `$a${index}: Int!`).join(' ')}) { viewer { id } }`,
      {},
    ],
  ])('%s are answered with 10 errors', async (_title, query, variables) => {
    expect(expectGraphqlErrors(await ask(query, variables), 'BAD_USER_INPUT')).toHaveLength(10);
  });

  it.each(['publicKey', 'additionalConfig', 'name', 'redirectUris'])(
    'nesting 50,000 deep in %s is a misfit',
    async (field) => {
      const nested = '['.repeat(50_000) + ']'.repeat(50_000);
      const input = JSON.stringify({ ...goodClient(), [field]: 'NESTED' }).replace('"NESTED"', nested);
      const answer = await sendJson(gateway.url, '/graphql', `{"query":"${create}","variables":{"input":${input}}}`, {
        authorization,
      });
      expectCleanJson(answer);
      expect(answer.text).toMatch(/BAD_USER_INPUT|PUBLIC_KEY_UNUSABLE|INVALID_ADDITIONAL_CONFIG/);
    },
  );
});
