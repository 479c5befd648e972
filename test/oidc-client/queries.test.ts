import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestClientsNestedDocument, TestCreateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** The database itself says which commands reached it. */
interface Profiled {
  readonly op: string;
  readonly ns: string;
  readonly command: { readonly find?: string };
  readonly planSummary?: string;
}

let gateway: TestGateway;
let admin: Session;
let db: mongo.Db;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  db = gateway.database.db;
  await fiftyClients();
});

afterAll(() => gateway.stop());

/** 50 clients of 3 partners under 5 policies in 2 groups. */
async function fiftyClients(): Promise<void> {
  const { world } = gateway;
  const group = await world.group();
  const partners = [{ id: demoIds.partner }, await world.partner(), await world.partner()];
  const policies: { id: string }[] = [];
  for (let index = 0; index < 5; index += 1) {
    const policy = await world.policy(index % 2 === 0 ? {} : { groupId: group.id });
    for (const partner of partners) await world.mapping(partner, policy, 'APPROVED');
    policies.push(policy);
  }
  const inputs = Array.from({ length: 50 }, (_, index) =>
    goodClient({ partnerId: partners[index % 3]?.id ?? '', policyId: policies[index % 5]?.id ?? '' }),
  );
  const answers = await Promise.all(inputs.map((input) => admin.ask(TestCreateDocument, { input })));
  expect(answers.flatMap(({ data }) => data.createOidcClient.problems)).toEqual([]);
}

async function findsDuring(work: () => Promise<void>): Promise<Profiled[]> {
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const profiled = await db.collection<Profiled>('system.profile').find({ op: 'query' }).toArray();
  await db.collection('system.profile').drop();
  return profiled.filter(({ command }) => command.find !== 'system.profile');
}

describe('50 clients with partner, policy and group', () => {
  it('cost exactly four finds, all by an index', async () => {
    const finds = await findsDuring(async () => {
      const { data, errors } = await admin.ask(TestClientsNestedDocument, { first: 50 });
      expect(errors).toEqual([]);
      const nodes = data.oidcClients.edges.map(({ node }) => node);
      expect(nodes).toHaveLength(50);
      expect(new Set(nodes.map(({ partner }) => partner.id)).size).toBe(3);
      expect(new Set(nodes.map(({ policy }) => policy.id)).size).toBe(5);
      expect(new Set(nodes.map(({ policy }) => policy.group.id)).size).toBe(2);
    });
    expect(finds.map(({ command }) => command.find).sort()).toEqual([
      'oidcClients',
      'partners',
      'policies',
      'policyGroups',
    ]);
    expect(finds.map(({ planSummary }) => planSummary)).not.toContain('COLLSCAN');
  });
});

describe('every order and filter of the list', () => {
  const filters = [
    {},
    { partnerId: demoIds.partner },
    { policyId: demoIds.policy },
    { status: 'ACTIVE' },
    { search: 'demo' },
  ];
  const orders = ['CREATED_AT', 'NAME'].flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction })));

  it('is served by an index', async () => {
    const query = `query ($filter: OidcClientFilter, $orderBy: OidcClientOrder) {
      oidcClients(filter: $filter, orderBy: $orderBy) { edges { node { id } } }
    }`;
    const finds = await findsDuring(async () => {
      for (const filter of filters) {
        for (const orderBy of orders) {
          const { status } = await fetch(`${gateway.url}/graphql`, {
            method: 'POST',
            headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ query, variables: { filter, orderBy } }),
          });
          expect(status).toBe(200);
        }
      }
    });
    expect(finds).toHaveLength(filters.length * orders.length);
    expect(finds.filter(({ planSummary }) => planSummary?.startsWith('IXSCAN') !== true)).toEqual([]);
  });
});
