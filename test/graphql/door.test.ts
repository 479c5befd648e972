import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { graphqlDoor } from '../../src/app/graphql/index.ts';
import { Failure } from '../../src/shared/errors/index.ts';
import { createLogBuffer, type LogBuffer } from '../server/log.ts';
import { sendJson, type Answer } from '../server/http.ts';
import { expectGraphqlErrors } from '../server/shapes.ts';

/** The door alone, before a schema that fails on purpose. */
const apps: FastifyInstance[] = [];

afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

type Resolvers = Record<string, () => unknown>;

function schemaOf(resolvers: Resolvers): GraphQLSchema {
  const schema = buildSchema('type Query { hello: String, number: Int!, list: [Int!] }');
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name] ?? {}, { resolve });
  return schema;
}

interface Options {
  readonly suggestions?: boolean;
  /** Done to the schema when the door is open. */
  readonly sabotage?: (schema: GraphQLSchema) => void;
}

async function ask(query: string, resolvers: Resolvers, options: Options = {}): Promise<Answer & { log: LogBuffer }> {
  const { suggestions = false, sabotage } = options;
  const log = createLogBuffer();
  const loggerInstance: FastifyBaseLogger = log.logger;
  const correlationId = 'the-request';
  const app = fastify({ loggerInstance, genReqId: () => correlationId });
  apps.push(app);
  const schema = schemaOf(resolvers);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, reply, done) => {
    const ownedPartnerIds = () => Promise.resolve([]);
    request.caller = { userId: 'ada', roles: new Set(), correlationId, sourceAddress: null, ownedPartnerIds };
    void reply.header('x-correlation-id', correlationId);
    done();
  });
  await app.register((scope) => graphqlDoor(scope, { schema, logger: log.logger, suggestions }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  sabotage?.(schema);
  return { ...(await sendJson(url, '/graphql', { query }, {})), log };
}

describe('suggestions', () => {
  const cases = [
    ['a field', '{ helo }', 'Cannot query field "helo" on type "Query".'],
    ['a type', 'query ($a: Strin) { hello }', 'Unknown type "Strin".'],
  ] as const;

  it.each(cases)('are kept from strangers: %s', async (_title, query, message) => {
    const errors = expectGraphqlErrors(await ask(query, {}), 'BAD_USER_INPUT');
    expect(errors[0]?.message).toBe(message);
  });

  it.each(cases)('help people who explore: %s', async (_title, query, message) => {
    const errors = expectGraphqlErrors(await ask(query, {}, { suggestions: true }), 'BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(/Did you mean/);
    expect(errors[0]?.message).toContain(message);
  });
});

describe('what fails inside', () => {
  const secret = 'private: mongodb://user:password@10.0.0.1/pms';
  const throwing = (error: unknown) => () => {
    throw error;
  };

  it.each<[title: string, query: string, resolvers: Resolvers]>([
    ['a thrown error', '{ hello }', { hello: throwing(new TypeError(secret)) }],
    ['a rejected promise', '{ hello }', { hello: () => Promise.reject(new Error(secret)) }],
    ['something thrown that is no error', '{ hello }', { hello: throwing(secret) }],
    [
      'an error of the library with an extension',
      '{ hello }',
      { hello: throwing(new GraphQLError(secret, { extensions: { code: 'TEAPOT', secret } })) },
    ],
    ['a value of the wrong type', '{ number }', { number: () => secret }],
    ['null where there must be something', '{ number }', { number: () => null }],
    ['a list that is none', '{ list }', { list: () => secret }],
  ])('%s is masked, and found in the log', async (_title, query, resolvers) => {
    const answer = await ask(query, resolvers);
    const [error] = expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR');
    expect(error).toMatchObject({ path: [query.slice(2, -2)] });
    expect(error?.message).toBe('Something went wrong. The correlation id finds it in the log.');
    expect(answer.text).not.toMatch(/private|mongodb|TEAPOT/);
    const errorLevel = 50;
    expect(JSON.parse(lineWith(answer.log, 'operation failed'))).toMatchObject({
      level: errorLevel,
      err: { message: expect.any(String) },
    });
  });

  it('is not shown together with what went well', async () => {
    const answer = await ask('{ hello list }', { hello: () => 'well', list: throwing(new Error(secret)) });
    expect(JSON.parse(answer.text)).toMatchObject({ data: { hello: 'well', list: null } });
    expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR');
  });

  it('in a thousand places is answered and logged ten times', async () => {
    const query = `{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: hello`).join(' ')} }`;
    const answer = await ask(query, { hello: throwing(new Error(secret)) });
    expect(expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR')).toHaveLength(10);
    expect(answer.log.text().match(/operation failed/g)).toHaveLength(10);
  });

  it('keeps the code and the public text of a failure of ours', async () => {
    const failure = new Failure('UNAVAILABLE', { cause: new Error(secret) });
    const answer = await ask('{ hello }', { hello: throwing(failure) });
    const [error] = expectGraphqlErrors(answer, 'UNAVAILABLE');
    expect(error?.message).toBe('The service cannot answer at the moment. Try again.');
    expect(answer.text).not.toContain('private');
    expect(lineWith(answer.log, 'operation failed')).toContain(secret);
  });

  it('outside of any resolver is masked in the same way', async () => {
    const answer = await ask(
      'query ($a: Int) { hello }',
      {},
      { sabotage: (schema) => Object.assign(schema, { getType: throwing(new Error(secret)) }) },
    );
    expect(answer.status).toBe(500);
    expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR');
    expect(answer.text).not.toContain('private');
    expect(lineWith(answer.log, 'request failed')).toContain(secret);
  });
});

function lineWith(log: LogBuffer, message: string): string {
  return (
    log
      .text()
      .split('\n')
      .find((line) => line.includes(message)) ?? ''
  );
}
