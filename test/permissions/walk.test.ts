import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { graphqlCalls } from './graphql-calls.ts';
import { askAs, operationNames, operationOf } from './graphql-door.ts';
import { graphqlTable } from './graphql-table.ts';
import { restCalls } from './rest-calls.ts';
import { routeNames, sendAs } from './rest-door.ts';
import { restTable } from './rest-table.ts';
import { ofNothing, tellTheStory, type Setting } from './setting.ts';
import { callers, linesOf, type Caller, type Outcome, type Verdict } from './table.ts';

/** Who is told apart by ownership has no role; who has a role owns nothing. */
const roleless: readonly Caller[] = ['no role', 'owner', 'stranger'];
const graphqlLines = linesOf(graphqlTable);
const restLines = linesOf(restTable);

let issuer: OidcIssuer;
let gateway: TestGateway;
let setting: Setting;
let before: Record<string, unknown[]>;
const headers = {} as Record<Caller, Headers>;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  for (const name of callers) {
    const roles = roleless.includes(name) ? [] : [name];
    headers[name] = name === 'anonymous' ? {} : { authorization: `Bearer ${await issuer.tokenFor({ name, roles })}` };
  }
  setting = await tellTheStory(
    gateway,
    gateway.withToken(await issuer.tokenFor({ name: 'x', roles: ['PARTNER_ADMIN'] })),
  );
  for (const as of Object.values(headers)) {
    await fetch(`${gateway.url}/v1/partnermanager/users/user-consent`, { method: 'POST', headers: as });
  }
  before = await gateway.database.dump();
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

type Headers = Record<string, string>;

/** Everybody makes the call. Who must not know of a thing is answered as about one that there is none of. */
async function walk<C>(call: C, make: (as: Headers, call: C) => Promise<Outcome>): Promise<Record<string, Verdict>> {
  const verdicts: Record<string, Verdict> = {};
  for (const caller of callers) {
    const { verdict, shown } = await make(headers[caller], call);
    verdicts[caller] = verdict;
    if (verdict !== '-') continue;
    expect([caller, shown]).toEqual([caller, (await make(headers[caller], ofNothing(call, setting))).shown]);
  }
  return verdicts;
}

describe('over GraphQL', () => {
  it('has a line for every operation, and a call for every line', () => {
    expect(new Set(graphqlLines.map(({ name }) => operationOf(name)))).toEqual(new Set(operationNames));
    expect(new Set(Object.keys(graphqlCalls(setting)))).toEqual(new Set(graphqlLines.map(({ name }) => name)));
  });

  it.each(graphqlLines)('$name', async ({ name, verdicts }) => {
    const call = graphqlCalls(setting)[name] ?? {};
    expect(await walk(call, (as, each) => askAs(gateway.url, as, name, each))).toEqual(verdicts);
  });
});

describe('over REST', () => {
  it('has a line for every route, and a call for every line', async () => {
    const lines = restLines.map(({ name }) => name);
    expect(lines.toSorted()).toEqual((await routeNames()).toSorted());
    expect(Object.keys(restCalls(setting)).toSorted()).toEqual(lines.toSorted());
  });

  it.each(restLines)('$name', async ({ name, verdicts }) => {
    const call = restCalls(setting)[name] ?? { path: '' };
    expect(await walk(call, (as, each) => sendAs(gateway.url, as, name, each))).toEqual(verdicts);
  });
});

it('leaves the world as it was', async () => {
  expect(await gateway.database.dump()).toEqual(before);
});
