import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { send, sendJson, type Answer } from './http.ts';
import { createLogBuffer } from './log.ts';
import { expectGraphqlErrors, expectRefusal } from './shapes.ts';

/** Records that no gateway has written, as after a failed restore: masked at both doors, explained in the log alone. */
const log = createLogBuffer();
const damage = 'DAMAGED-RECORD';
let gateway: TestGateway;
let session: Session;
let id: string;

beforeAll(async () => {
  gateway = await startTestGateway({}, log.logger);
  session = await gateway.as('partner');
});

afterAll(() => gateway.stop());

beforeEach(async () => {
  const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
  id = data.createOidcClient.oidcClient?.id ?? '';
});

function damageClient(change: Record<string, unknown>): Promise<unknown> {
  const clients = gateway.database.db.collection<{ _id: string }>('oidcClients');
  return clients.updateOne({ _id: id }, { $set: change });
}

function ask(query: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${session.token}` };
  return sendJson(gateway.url, '/graphql', { query, variables: { id } }, headers);
}

function expectMasked({ headers, text }: Answer): void {
  expect(text).not.toMatch(/Cannot|undefined|TypeError|oidcClients|DAMAGED-RECORD|Int cannot/);
  const errorLevel = 50;
  const errors = log.linesOf(String(headers['x-correlation-id'])).filter(({ level }) => level === errorLevel);
  expect(errors).toEqual([expect.objectContaining({ err: expect.objectContaining({ stack: expect.any(String) }) })]);
}

describe('GraphQL', () => {
  it.each([
    ['a list that is gone', { names: null }, 'names { value }', ['oidcClient', 'names']],
    ['a number that is text', { version: damage }, 'version', ['oidcClient', 'version']],
    ['a policy that is gone', { policyId: damage }, 'policy { id }', ['oidcClient', 'policy']],
    ['a date that is none', { createdAt: damage }, 'createdAt', ['oidcClient', 'createdAt']],
    ['a status that is none', { status: damage }, 'status', ['oidcClient', 'status']],
  ])('%s', async (_title, change, selection, path) => {
    await damageClient(change);
    const answer = await ask(`query ($id: ID!) { oidcClient(id: $id) { id ${selection} } }`);

    const errors = expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR');
    expect(errors).toEqual([expect.objectContaining({ path })]);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { oidcClient: null } });
    expectMasked(answer);
  });

  it('a damaged record leaves the others alone', async () => {
    await damageClient({ version: damage });
    const answer = await ask('query ($id: ID!) { oidcClient(id: $id) { id } oidcClients { totalCount } }');
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('errors');
  });

  it('a mutation of a damaged record changes nothing', async () => {
    await damageClient({ redirectUris: null });
    const before = await gateway.database.dump();
    const answer = await ask(
      'mutation ($id: ID!) { updateOidcClient(input: { id: $id, expectedVersion: 1, name: "New" }) { problems { code } } }',
    );
    expectGraphqlErrors(answer, 'INTERNAL_SERVER_ERROR');
    expectMasked(answer);
    expect(await gateway.database.dump()).toEqual(before);
  });
});

describe('REST', () => {
  it('a damaged record is masked', async () => {
    await damageClient({ names: null });
    const headers = { authorization: `Bearer ${session.token}` };
    const answer = await send(gateway.url, { path: `/v1/partnermanager/oidc/client/${id}`, headers });
    expect(answer.status).toBe(500);
    expect(expectRefusal(answer, 'PMS_COR_003')).toBe('Something went wrong. The correlation id finds it in the log.');
    expectMasked(answer);
  });
});

describe('a database that refuses what it is given', () => {
  const setRule = (validator: object) => gateway.database.db.command({ collMod: 'oidcClients', validator });

  // after the client that every test begins with
  beforeEach(() => setRule({ forbidden: damage }));
  afterEach(() => setRule({}));

  it('is masked at both doors, and nothing is written', async () => {
    const before = await gateway.database.dump();
    const { partnerId, ...same } = goodClient();
    const headers = { authorization: `Bearer ${session.token}` };
    const request = { ...same, authPartnerId: partnerId };
    const atRest = await sendJson(gateway.url, '/v1/partnermanager/oidc/client', { request }, headers);
    const query = 'mutation ($input: CreateOidcClientInput!) { createOidcClient(input: $input) { problems { code } } }';
    const atGraphql = await sendJson(gateway.url, '/graphql', { query, variables: { input: goodClient() } }, headers);

    expect(atRest.status).toBe(500);
    expectRefusal(atRest, 'PMS_COR_003');
    expectGraphqlErrors(atGraphql, 'INTERNAL_SERVER_ERROR');
    for (const answer of [atRest, atGraphql]) {
      expectMasked(answer);
      expect(answer.text).not.toMatch(/validation|forbidden|Mongo/i);
    }
    expect(await gateway.database.dump()).toEqual(before);
  });
});
