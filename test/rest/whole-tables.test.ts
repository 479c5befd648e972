import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { partnerTypeTable } from '../../src/partner/index.ts';
import type { PolicyRecord } from '../../src/policy/index.ts';
import { policyDoor, wrapped, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let session: Session;
let admin: PolicyDoor;

/** More than a batch of the cursor, and more than a chunk of the answer. */
const howMany = 450;

beforeAll(async () => {
  gateway = await startTestGateway();
  session = await gateway.as('admin');
  admin = policyDoor(gateway, session.token);
  const group = await gateway.world.group({ id: 'many', name: 'Many "quoted" names' });
  await gateway.world.group({ id: 'empty', name: 'Nothing in it', status: 'INACTIVE' });
  const policy = await gateway.world.policy({ id: 'many-0', groupId: group.id, name: 'Many 0', status: 'DRAFT' });
  const copies = Array.from({ length: howMany - 1 }, (_, index) => ({
    ...withoutId(policy),
    _id: `many-${String(index + 1)}`,
    name: `Many ${String(index + 1)}`,
    nameKey: `many ${String(index + 1)}`,
  }));
  await gateway.database.db.collection<{ _id: string }>('policies').insertMany(copies);
});

afterAll(() => gateway.stop());

function withoutId(policy: PolicyRecord): object {
  return Object.fromEntries(Object.entries(policy).filter(([member]) => member !== 'id'));
}

interface Full {
  readonly policyId: string;
  readonly policyGroupName: string;
}
interface InGroup {
  readonly policyGroup: { readonly id: string };
  readonly policies: readonly { readonly policyId: string }[];
}

describe('all policies over REST', () => {
  it('come whole, each as it is shown alone', async () => {
    const { status, body } = await admin('GET', '');
    const policies = body.response as Full[];
    expect(status).toBe(200);
    expect(policies).toHaveLength(howMany + 1);
    expect(new Set(policies.map(({ policyId }) => policyId)).size).toBe(howMany + 1);
    for (const id of ['many-0', demoIds.policy]) {
      const alone = await admin('GET', `/${id}`);
      expect(policies.find(({ policyId }) => policyId === id)).toEqual(alone.body.response);
    }
    expect({ ...body, response: [] }).toEqual({
      id: null,
      version: null,
      responsetime: expect.any(String) as unknown,
      response: [],
      errors: [],
    });
  });

  it('come with their groups when they are searched', async () => {
    const all = { filters: [], sort: [{ sortField: 'name', sortType: 'asc' }], policyType: 'all' };
    const { body } = await admin('POST', '/search', wrapped({ ...all, pagination: { pageStart: 1, pageFetch: 300 } }));
    const { data, ...numbers } = body.response as { data: { policyGroupId: string }[] };
    expect(numbers).toEqual({ fromRecord: 301, toRecord: howMany + 1, totalRecord: howMany + 1 });
    expect(data).toHaveLength(howMany + 1 - 300);
    expect(new Set(data.map(({ policyGroupId }) => policyGroupId))).toEqual(new Set(['many']));
  });
});

describe('all groups over REST', () => {
  it('come with all that is in them, each as it is shown alone', async () => {
    const { body } = await admin('GET', '/group/all');
    const groups = body.response as InGroup[];
    expect(groups.map(({ policyGroup, policies }) => [policyGroup.id, policies.length])).toEqual([
      ['empty', 0],
      ['many', howMany],
      [demoIds.group, 1],
    ]);
    const alone = await admin('GET', '/group/empty');
    expect(groups[0]).toEqual(alone.body.response);
    expect(body.errors).toEqual([]);
  });
});

describe('a table with a damaged row', () => {
  const damage = async (id: string, facts: object) => {
    const policies = gateway.database.db.collection<{ _id: string }>('policies');
    await policies.updateOne({ _id: id }, { $set: facts });
  };

  it('is an error where that is among the first', async () => {
    const newest = new Date(Date.now() + 3_600_000);
    await damage('many-0', { groupId: 'gone', createdAt: newest });
    const { status, body } = await admin('GET', '');
    await damage('many-0', { groupId: 'many' });
    expect(status).toBe(500);
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_COR_003' }]);
  });

  it('breaks off later, so that half a table never looks like a whole one', async () => {
    const oldest = new Date('2000-01-01');
    await damage('many-0', { groupId: 'gone', createdAt: oldest });
    await expect(admin('GET', '')).rejects.toThrow('terminated');
    await damage('many-0', { groupId: 'many' });
    expect((await admin('GET', '')).body.response).toHaveLength(howMany + 1);
  });
});

describe('a reader that goes away', () => {
  const openCursors = async (): Promise<number> => {
    const { db } = gateway.database;
    const idle = db.client
      .db('admin')
      .aggregate([
        { $currentOp: { allUsers: true, idleCursors: true } },
        { $match: { type: 'idleCursor', ns: `${db.databaseName}.policies` } },
      ]);
    return (await idle.toArray()).length;
  };
  const until = async (count: number): Promise<void> => {
    while ((await openCursors()) !== count) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('gives up the cursor', async () => {
    // as much as no buffer on the way holds
    const policies = gateway.database.db.collection<{ _id: string }>('policies');
    await policies.updateMany({ groupId: 'many' }, { $set: { 'definition.padding': 'x'.repeat(50_000) } });
    const leaving = new AbortController();
    const answer = await fetch(`${gateway.url}/v1/policymanager/policies`, {
      headers: { authorization: `Bearer ${session.token}` },
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    await until(1);
    leaving.abort();
    await until(0);
  });
});

describe('partner types over REST', () => {
  const search = async (changes: object) => {
    const all = { filters: [], pagination: { pageFetch: 100, pageStart: 0 }, sort: [] };
    const { body } = await session.rest('POST', 'partners/partnertype/search', { ...all, ...changes });
    expect(body).toMatchObject({ id: null, version: null, metadata: null, errors: [] });
    return body.response as { data: { code: string }[]; totalRecord: number };
  };

  it('are those that are built in, as the documented service shows them', async () => {
    const { data, ...numbers } = await search({});
    const codes = Object.values(partnerTypeTable).map(({ code }) => code);
    expect(data.map(({ code }) => code)).toEqual(codes);
    expect(numbers).toEqual({ fromRecord: 1, toRecord: codes.length, totalRecord: codes.length });
    expect(data.find(({ code }) => code === 'Device_Provider')).toEqual({
      code: 'Device_Provider',
      partnerDescription: 'Device Provider',
      isPolicyRequired: false,
      isActive: true,
      isDeleted: false,
      crBy: null,
      crDtimes: null,
      updBy: null,
      updDtimes: null,
      delDtimes: null,
    });
  });

  it.each([
    ['contains', { columnName: 'code', type: 'contains', value: 'MISP' }, ['MISP_Partner']],
    ['equals', { columnName: 'code', type: 'equals', value: 'device_provider' }, ['Device_Provider']],
    ['starts with', { columnName: 'code', type: 'startswith', value: 'Device_' }, ['Device_Provider']],
    ['in', { columnName: 'code', type: 'in', values: ['sdk_partner', 'x'] }, ['SDK_Partner']],
    ['between', { columnName: 'code', type: 'between', fromValue: 'd', toValue: 'f' }, ['Device_Provider']],
    ['active', { columnName: 'isActive', type: 'equals', value: 'false' }, []],
  ])('are found by a filter: %s', async (_what, filter, expected) => {
    expect((await search({ filters: [filter] })).data.map(({ code }) => code)).toEqual(expected);
  });

  it('are ordered, and cut into pages', async () => {
    const sort = [
      { sortField: 'isPolicyRequired', sortType: 'asc' },
      { sortField: 'code', sortType: 'desc' },
    ];
    const first = await search({ sort, pagination: { pageStart: 0, pageFetch: 2 } });
    expect(first.data.map(({ code }) => code)).toEqual(['SDK_Partner', 'Partner_Admin']);
    const beyond = await search({ sort, pagination: { pageStart: 9, pageFetch: 2 } });
    expect(beyond).toEqual({ fromRecord: 0, toRecord: 0, totalRecord: 0, data: [] });
  });
});
