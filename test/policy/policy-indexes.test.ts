import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestPoliciesDocument,
  TestPolicyDependantsDocument,
  TestPolicyGroupDocument,
  TestPolicyGroupsDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** What the server says of the operations that a request caused, taken from its profiler. */
interface Profiled {
  readonly ns: string;
  readonly command: { readonly find?: string };
  readonly planSummary: string;
  readonly hasSortStage?: boolean;
}

let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  for (let index = 0; index < 50; index += 1) {
    const group = await gateway.world.group();
    await gateway.world.approvedPolicy({ id: demoIds.partner }, { groupId: group.id });
  }
});

afterAll(() => gateway.stop());

async function plansOf(work: () => Promise<unknown>): Promise<Profiled[]> {
  const { db } = gateway.database;
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const found = await db
    .collection<Profiled>('system.profile')
    .find({ planSummary: { $exists: true } })
    .toArray();
  await db.collection('system.profile').drop();
  return found;
}

function expectIndexes(plans: Profiled[], collection: string): void {
  const ofCollection = plans.filter(({ ns }) => ns.endsWith(`.${collection}`));
  expect(ofCollection.length).toBeGreaterThan(0);
  for (const { planSummary, hasSortStage } of ofCollection) {
    expect(planSummary).toMatch(/^(IXSCAN|COUNT_SCAN|IDHACK|EXPRESS_IXSCAN)/);
    expect(hasSortStage).toBeUndefined();
  }
}

/** Not the total, which is counted to 10,000 at most, one by one where the filter has no index. */
function isPage({ command }: Profiled): boolean {
  return command.find !== undefined;
}

describe('an index serves', () => {
  it.each([
    [{}, 'CREATED_AT'],
    [{}, 'NAME'],
    [{ status: 'ACTIVE' as const }, 'CREATED_AT'],
    [{ status: 'ACTIVE' as const }, 'NAME'],
  ] as const)('policy groups filtered by %j in order of %s', async (filter, field) => {
    const orderBy = { field, direction: 'DESC' } as const;
    const plans = await plansOf(() => admin.ask(TestPolicyGroupsDocument, { filter, orderBy }));
    expectIndexes(plans.filter(isPage), 'policyGroups');
  });

  it.each([
    [{}, 'CREATED_AT'],
    [{}, 'NAME'],
    [{ groupId: demoIds.group }, 'CREATED_AT'],
    [{ groupId: demoIds.group }, 'NAME'],
    [{ groupId: demoIds.group, status: 'ACTIVATED' as const, type: 'AUTH' as const }, 'NAME'],
  ] as const)('policies filtered by %j in order of %s', async (filter, field) => {
    const orderBy = { field, direction: 'ASC' } as const;
    const plans = await plansOf(() => admin.ask(TestPoliciesDocument, { filter, orderBy }));
    expectIndexes(plans.filter(isPage), 'policies');
  });

  it('what depends on a policy and on a group', async () => {
    const plans = await plansOf(async () => {
      await admin.ask(TestPolicyDependantsDocument, { id: demoIds.policy });
      await admin.ask(TestPolicyGroupDocument, { id: demoIds.group });
    });
    for (const collection of ['policies', 'policyMappings', 'oidcClients']) expectIndexes(plans, collection);
  });
});
