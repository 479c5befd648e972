import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestMappingDocument,
  TestMappingsDocument,
  TestOwnMappingsDocument,
  TestRequestMappingDocument,
  type PolicyMappingFilter,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let db: mongo.Db;
let admin: Session;
let partner: Session;
let other: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  db = gateway.database.db;
  [admin, partner, other] = await Promise.all([
    gateway.as('admin'),
    gateway.as('partner'),
    gateway.as('other-partner'),
  ]);
  for (const session of [partner, partner, admin]) await request(session, demoIds.partner);
  await request(other, demoIds.otherPartner);
});

afterAll(() => gateway.stop());

async function request(session: Session, partnerId: string): Promise<void> {
  const { id: policyId } = await gateway.world.policy();
  const input = { partnerId, policyId, useCaseDescription: '' };
  const { data } = await session.ask(TestRequestMappingDocument, { input });
  expect(data.requestPolicyMapping.problems).toEqual([]);
}

async function requesters(session: Session, filter: PolicyMappingFilter = {}): Promise<string[]> {
  const { data, errors } = await session.ask(TestMappingsDocument, { filter });
  expect(errors).toEqual([]);
  expect(data.policyMappings.totalCount).toBe(data.policyMappings.edges.length);
  return data.policyMappings.edges.map(({ node }) => node.requestedBy);
}

describe('a list of policy mappings', () => {
  it("is newest first, a partner's own", async () => {
    expect(await requesters(partner)).toEqual(['admin', 'partner', 'partner', 'partner']);
    expect(await requesters(other)).toEqual(['other-partner']);
    expect(await requesters(admin)).toEqual(['other-partner', 'admin', 'partner', 'partner', 'partner']);
  });

  it.each([
    [{ requestedByMe: true }, ['admin'], ['partner', 'partner', 'partner']],
    [{ requestedByMe: false, status: 'APPROVED' as const }, ['partner'], ['partner']],
    [{ requestedByMe: true, status: 'REQUESTED' as const }, ['admin'], ['partner', 'partner']],
    [{ partnerId: demoIds.otherPartner }, ['other-partner'], []],
    [{ policyId: demoIds.policy }, ['partner'], ['partner']],
    [{ policyId: '{"$ne":null}' }, [], []],
  ])('filters by %j', async (filter, forAdmin, forPartner) => {
    expect(await requesters(admin, filter)).toEqual(forAdmin);
    expect(await requesters(partner, filter)).toEqual(forPartner);
  });

  it('is walked in pages', async () => {
    const first = await admin.ask(TestMappingsDocument, { first: 3 });
    const { endCursor, hasNextPage } = first.data.policyMappings.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await admin.ask(TestMappingsDocument, { first: 3, after: endCursor });
    const ids = [first, second].flatMap(({ data }) => data.policyMappings.edges.map(({ node }) => node.id));
    expect(new Set(ids).size).toBe(5);
    expect(second.data.policyMappings.pageInfo.hasNextPage).toBe(false);
  });
});

describe("the viewer's own requests", () => {
  it('are those of the list with requestedByMe, whoever the viewer is', async () => {
    const filter = { requestedByMe: true };
    for (const [session, count] of [[admin, 1] as const, [partner, 3] as const, [other, 1] as const]) {
      const { viewer } = (await session.ask(TestOwnMappingsDocument, {})).data;
      const { policyMappings } = (await session.ask(TestMappingsDocument, { filter })).data;
      const idsOf = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);
      expect(idsOf(viewer.policyMappings)).toEqual(idsOf(policyMappings));
      expect(viewer.policyMappings.totalCount).toBe(count);
    }
  });

  it('are walked in pages', async () => {
    const first = (await partner.ask(TestOwnMappingsDocument, { first: 2 })).data.viewer.policyMappings;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await partner.ask(TestOwnMappingsDocument, { first: 2, after: first.pageInfo.endCursor });
    const { edges, pageInfo } = rest.data.viewer.policyMappings;
    expect(new Set([...first.edges, ...edges].map(({ node }) => node.id)).size).toBe(3);
    expect(pageInfo.hasNextPage).toBe(false);
  });
});

describe('one policy mapping', () => {
  it("is shown to its partner and to those who decide; another's looks like none", async () => {
    const seen = async (session: Session, id: string): Promise<string | undefined> =>
      (await session.ask(TestMappingDocument, { id })).data.policyMapping?.id;
    expect(await seen(partner, demoIds.mapping)).toBe(demoIds.mapping);
    expect(await seen(admin, demoIds.mapping)).toBe(demoIds.mapping);
    expect(await seen(other, demoIds.mapping)).toBeUndefined();
    expect(await seen(admin, 'none')).toBeUndefined();
  });
});

describe('every order and filter of the list', () => {
  it('is served by an index', async () => {
    const filters: PolicyMappingFilter[] = [
      {},
      { partnerId: demoIds.partner },
      { policyId: demoIds.policy },
      { status: 'REQUESTED' },
      { requestedByMe: true },
      { partnerId: demoIds.partner, policyId: demoIds.policy },
    ];
    await db.command({ profile: 2 });
    for (const filter of filters) {
      for (const direction of ['ASC', 'DESC'] as const) {
        await admin.ask(TestMappingsDocument, { filter, orderBy: { field: 'CREATED_AT', direction } });
      }
    }
    for (const session of [admin, partner]) await session.ask(TestOwnMappingsDocument, {});
    await db.command({ profile: 0 });
    const profiled = await db
      .collection<{ command: { find?: string }; planSummary?: string; hasSortStage?: boolean }>('system.profile')
      .find({ op: 'query', 'command.find': 'policyMappings' })
      .toArray();
    await db.collection('system.profile').drop();
    expect(profiled).toHaveLength(filters.length * 2 + 2);
    expect(profiled.filter(({ planSummary }) => planSummary?.startsWith('IXSCAN') !== true)).toEqual([]);
    expect(profiled.filter(({ hasSortStage }) => hasSortStage === true)).toEqual([]);
  });
});
