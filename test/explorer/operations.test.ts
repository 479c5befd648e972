import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { getExample, readExamples } from './examples.ts';

interface Answer {
  readonly data?: Record<string, { problems?: unknown[]; oidcClient?: { id: string } } | null> | null;
  readonly errors?: unknown[];
}

let gateway: TestGateway;
let token: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  ({ token } = await gateway.as('partner'));
});

afterAll(() => gateway.stop());

async function run(name: string): Promise<Answer> {
  const { query, variables } = getExample(name);
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}

describe('the example operations', () => {
  /** As somebody who comes for the first time would try them, tab after tab. */
  const walk = [
    'WhoAmI',
    'Policies',
    'CheckOidcClient',
    'CreateOidcClient',
    'OidcClients',
    'OidcClient',
    'UpdateOidcClient',
    'AuditEntries',
  ];

  it('have a name each, with a comment before it', () => {
    const examples = readExamples();
    expect(examples.map(({ name }) => name).sort()).toEqual([...walk].sort());
    for (const { query } of examples) expect(query).toMatch(/^# .+\n(# .+\n)*(query|mutation) \w+/);
  });

  it('answer without errors or problems, one after the other', async () => {
    for (const name of walk) {
      const { data, errors } = await run(name);
      const fields = Object.values(data ?? {});
      const problems = fields.flatMap((field) => field?.problems ?? []);
      expect({ name, errors, problems }).toEqual({ name, errors: undefined, problems: [] });
      expect(fields).toEqual([expect.anything()]);
    }
  });

  it('name in the tab of one client the client that the tab before it creates', async () => {
    const { data } = await run('OidcClient');
    expect(data?.oidcClient).toMatchObject({ partner: { id: 'demo-bank' }, ...getExample('OidcClient').variables });
  });

  it('say what is wrong when the same client is created again', async () => {
    const { data } = await run('CreateOidcClient');
    expect(data?.createOidcClient?.problems).toMatchObject([{ code: 'PUBLIC_KEY_REGISTERED' }]);
  });

  it('can be checked as often as one likes', async () => {
    const { data } = await run('CheckOidcClient');
    expect(data?.createOidcClient?.problems).toEqual([]);
  });
});
