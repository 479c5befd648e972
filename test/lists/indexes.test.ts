import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { readList } from './list-door.ts';
import { tellOfLists } from './setting.ts';

/** What the server says of the reads that a request caused, taken from its profiler. */
interface Profiled {
  readonly ns: string;
  readonly command: { readonly pipeline?: readonly object[] };
  readonly planSummary: string;
  readonly hasSortStage?: boolean;
}

let gateway: TestGateway;
let setting: Awaited<ReturnType<typeof tellOfLists>>;

beforeAll(async () => {
  gateway = await startTestGateway();
  setting = await tellOfLists(gateway);
});

afterAll(() => gateway.stop());

async function plansOf(collection: string, work: () => Promise<unknown>): Promise<Profiled[]> {
  const { db } = gateway.database;
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const found = await db
    .collection<Profiled>('system.profile')
    .find({ planSummary: { $exists: true } })
    .toArray();
  await db.collection('system.profile').drop();
  // not those that count
  return found.filter(
    ({ ns, command }) =>
      ns.endsWith(`.${collection}`) &&
      command.pipeline?.some((stage) => '$sort' in stage || '$limit' in stage) === true,
  );
}

describe.each([
  ['oidcClients', 'partnermanager/oauth/client'],
  ['policyMappings', 'partnermanager/partner-policy-requests'],
  ['apiKeys', 'partnermanager/partner-api-keys'],
  ['partners', 'partnermanager/admin-partners'],
  ['policies', 'policymanager/policies/v2'],
])('rows of %s come from an index, newest first, without being sorted', (collection, address) => {
  it.each([
    [{}],
    [{ pageNo: 0, pageSize: 1 }],
    [{ pageNo: 0, pageSize: 1, sortFieldName: 'createdDateTime', sortType: 'asc' }],
  ])('for an administrator who asks for %j', async (query: Record<string, string | number>) => {
    const plans = await plansOf(collection, () => readList(gateway, setting.admin, address, query));
    expect(plans.map(({ planSummary, hasSortStage }) => [planSummary, hasSortStage])).toEqual([
      ['IXSCAN { createdAt: 1, _id: 1 }', undefined],
    ]);
  });
});

describe.each([
  ['oidcClients', 'partnermanager/oauth/client'],
  ['policyMappings', 'partnermanager/partner-policy-requests'],
  ['apiKeys', 'partnermanager/partner-api-keys'],
])('rows of %s', (collection, address) => {
  it('come from an index of the own partners', async () => {
    const plans = await plansOf(collection, () => readList(gateway, setting.partner, address));
    expect(plans).toHaveLength(1);
    for (const { planSummary } of plans) expect(planSummary).toMatch(/^IXSCAN \{ partnerId: 1, /);
  });
});
