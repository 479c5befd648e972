import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestClientDocument,
  TestClientsDocument,
  TestCreateDocument,
  type TestClientsQueryVariables,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let partner: Session;
let admin: Session;
let other: Session;
let clinicPolicy: string;
const names = ['Zürich', 'aachen', 'Éclair', 'Bergen', 'Ångström', 'delta', 'Delta two', 'Café Banque'];

beforeAll(async () => {
  gateway = await startTestGateway();
  [partner, admin, other] = await Promise.all([
    gateway.as('partner'),
    gateway.as('admin'),
    gateway.as('other-partner'),
  ]);
  clinicPolicy = (await gateway.world.approvedPolicy({ id: demoIds.otherPartner })).id;
  for (const name of names) await create(partner, { name });
  await create(other, { name: 'Clinic', partnerId: demoIds.otherPartner, policyId: clinicPolicy });
});

afterAll(() => gateway.stop());

async function create(session: Session, changes: Parameters<typeof goodClient>[0]): Promise<void> {
  const { data } = await session.ask(TestCreateDocument, { input: goodClient(changes) });
  expect(data.createOidcClient.problems).toEqual([]);
}

async function list(session: Session, variables: TestClientsQueryVariables = {}) {
  const { data, errors } = await session.ask(TestClientsDocument, variables);
  expect(errors).toEqual([]);
  return { ...data.oidcClients, names: data.oidcClients.edges.map(({ node }) => node.name) };
}

async function refusal(session: Session, variables: TestClientsQueryVariables) {
  const { errors } = await session.ask(TestClientsDocument, variables);
  return errors.map(({ extensions }) => extensions.code);
}

describe('a list of clients', () => {
  it('is newest first, and shows a partner its own', async () => {
    expect((await list(partner)).names).toEqual([...names].reverse());
    expect((await list(other)).names).toEqual(['Clinic']);
    expect((await list(admin)).names).toEqual(['Clinic', ...[...names].reverse()]);
  });

  it('orders names without regard to case and accents', async () => {
    const { names: ordered } = await list(partner, { orderBy: { field: 'NAME', direction: 'ASC' } });
    expect(ordered).toEqual(['aachen', 'Ångström', 'Bergen', 'Café Banque', 'delta', 'Delta two', 'Éclair', 'Zürich']);
  });

  it.each([
    [{ partnerId: demoIds.otherPartner }, ['Clinic'], []],
    [{ policyId: demoIds.policy, search: 'zur' }, ['Zürich'], ['Zürich']],
    [{ status: 'INACTIVE' as const }, [], []],
    [{ search: 'DELTA' }, ['Delta two', 'delta'], ['Delta two', 'delta']],
    [{ search: 'two del' }, ['Delta two'], ['Delta two']],
    [{ search: 'elta' }, [], []],
    [{ search: 'cafe BANQ' }, ['Café Banque'], ['Café Banque']],
    [{ search: '.*' }, [], []],
    [{ search: '{"$ne":null}' }, [], []],
    [{ partnerId: '{"$ne":null}' }, [], []],
  ])('filters by %j', async (filter, forAdmin, forPartner) => {
    expect((await list(admin, { filter })).names).toEqual(forAdmin);
    const seen = await list(partner, { filter });
    expect(seen.names).toEqual(forPartner);
    expect(seen.totalCount).toBe(forPartner.length);
  });

  it.each(['CREATED_AT', 'NAME'] as const)('is walked by %s in pages, forwards and backwards', async (field) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const orderBy = { field, direction };
      const whole = (await list(partner, { orderBy })).names;

      const forwards: string[] = [];
      for (let after: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof list>> = await list(partner, { orderBy, first: 3, after });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        expect(page).toMatchObject({ totalCount: names.length, totalCountExact: true });
        forwards.push(...page.names);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(forwards).toEqual(whole);

      const backwards: string[] = [];
      for (let before: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof list>> = await list(partner, { orderBy, last: 3, before });
        expect(page.pageInfo.hasNextPage).toBe(before !== null);
        backwards.unshift(...page.names);
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor;
      }
      expect(backwards).toEqual(whole);
    }
  });

  it.each([
    ['both ends', { first: 1, last: 1 }],
    ['nothing', { first: 0 }],
    ['less than nothing', { first: -1 }],
    ['too much', { first: 101 }],
    ['far too much', { first: 2_147_483_647 }],
    ['a cursor of its own making', { after: Buffer.from('[1,2]').toString('base64url') }],
    ['a cursor that is none', { after: 'x' }],
    ['an endless cursor', { after: 'x'.repeat(100_000) }],
  ])('asked for %s is refused', async (_what, variables) => {
    expect(await refusal(partner, variables)).toEqual(['BAD_USER_INPUT']);
  });

  it('takes back its own cursors only, for the same order, untouched', async () => {
    const after = (await list(partner, { first: 1 })).pageInfo.endCursor ?? '';
    expect((await list(partner, { first: 1, after })).names).toEqual([names.at(-2)]);
    expect(await refusal(partner, { after, orderBy: { field: 'NAME', direction: 'ASC' } })).toEqual(['BAD_USER_INPUT']);
    const touched = `${after.slice(0, -3)}AAA`;
    expect(await refusal(partner, { after: touched })).toEqual(['BAD_USER_INPUT']);
  });
});

describe("another's client", () => {
  it('looks like none, at both doors', async () => {
    const { edges } = await list(other);
    const id = edges[0]?.node.id ?? '';
    const absent = 'A'.repeat(43);
    expect((await other.ask(TestClientDocument, { id })).data.oidcClient).not.toBeNull();
    expect((await partner.ask(TestClientDocument, { id })).data.oidcClient).toBeNull();
    const [foreign, none] = await Promise.all([id, absent].map((each) => partner.rest('GET', `oauth/client/${each}`)));
    expect(foreign?.body.errors).toMatchObject([{ errorCode: 'PMS_ESI_004' }]);
    expect(foreign?.body.errors).toEqual(none?.body.errors);
  });
});
