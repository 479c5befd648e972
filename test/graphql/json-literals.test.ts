import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { literalOf } from '../server/planted.ts';
import { goodDefinitions, goodPolicy } from '../policy/policy-input.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { change } from '../idempotency/asking.ts';
import type { Session } from '../support/session.ts';

/** JSON that stands in the document itself, where most callers send it as a variable. */
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
});

afterAll(() => gateway.stop());

const additionalConfig = { require_pkce: true, purpose: { type: 'login' }, consent_expire_in_mins: 30 };
const definition = goodDefinitions.DATA_SHARE;
const additionalInfo = { sites: [{ city: 'Rabat', floors: [1, 2] }] };

async function ask(query: string): Promise<unknown> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: unknown }).data;
}

it.each<[title: string, entity: string, make: () => Promise<object>, mutation: string, json: object]>([
  [
    'additional configuration',
    'oidcClient',
    async () =>
      (await change(gateway, admin, 'createOidcClient', goodClient({ additionalConfig }))).oidcClient as object,
    'updateOidcClient',
    { additionalConfig },
  ],
  [
    'a policy document',
    'policy',
    async () => {
      const input = goodPolicy({ type: 'DATA_SHARE', definition });
      return (await change(gateway, admin, 'createPolicy', input, 'policy')).policy as object;
    },
    'updatePolicy',
    { definition },
  ],
  [
    'additional information',
    'partner',
    () => gateway.world.partner({ additionalInfo: JSON.stringify(additionalInfo) }),
    'updatePartner',
    { additionalInfo },
  ],
])('%s as a literal is the same as it was as a variable', async (_title, entity, make, mutation, json) => {
  const { id } = (await make()) as { id: string };
  const before = await gateway.database.dump();
  const input = literalOf({ id, expectedVersion: 1, ...json }, JSON.stringify);
  const told = await ask(`mutation { ${mutation}(input: ${input}) { ${entity} { version } problems { code } } }`);
  expect(told).toEqual({ [mutation]: { [entity]: { version: 1 }, problems: [] } });
  expect(await gateway.database.dump()).toEqual(before);
});

it('a member whose variable is not given is not there', async () => {
  const { oidcClient } = await change(gateway, admin, 'createOidcClient', goodClient());
  const { id } = oidcClient as { id: string };
  const json = '{ purpose: { type: "login" }, require_pkce: $pkce }';
  for (const expectedVersion of [1, 2]) {
    const input = `{ id: "${id}", expectedVersion: ${expectedVersion}, additionalConfig: ${json} }`;
    const shown = 'oidcClient { version additionalConfig } problems { code }';
    expect(await ask(`mutation ($pkce: Boolean) { updateOidcClient(input: ${input}) { ${shown} } }`)).toEqual({
      updateOidcClient: {
        oidcClient: { version: 2, additionalConfig: { purpose: { type: 'login' } } },
        problems: [],
      },
    });
  }
});
