import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestActivatePolicyGroupDocument,
  TestCreatePolicyGroupDocument,
  TestDeactivatePolicyGroupDocument,
  TestPolicyGroupDocument,
  TestPolicyGroupsDocument,
  TestUpdatePolicyGroupDocument,
  type CreatePolicyGroupInput,
  type PolicyGroupTransitionInput,
  type TestPolicyGroupsQueryVariables,
  type UpdatePolicyGroupInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

async function create(input: CreatePolicyGroupInput) {
  return (await admin.ask(TestCreatePolicyGroupDocument, { input })).data.createPolicyGroup;
}
async function update(input: UpdatePolicyGroupInput) {
  return (await admin.ask(TestUpdatePolicyGroupDocument, { input })).data.updatePolicyGroup;
}
async function activate(input: PolicyGroupTransitionInput) {
  return (await admin.ask(TestActivatePolicyGroupDocument, { input })).data.activatePolicyGroup;
}
async function deactivate(input: PolicyGroupTransitionInput) {
  return (await admin.ask(TestDeactivatePolicyGroupDocument, { input })).data.deactivatePolicyGroup;
}

describe('a policy group', () => {
  it('is created active, and read by everyone', async () => {
    const { policyGroup, problems } = await create({ name: 'Health', description: 'Hospitals' });
    expect(problems).toEqual([]);
    expect(policyGroup).toMatchObject({ name: 'Health', description: 'Hospitals', status: 'ACTIVE', version: 1 });
    expect(policyGroup?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    const { data } = await partner.ask(TestPolicyGroupsDocument, { filter: { status: 'ACTIVE' } });
    expect(data.policyGroups.edges.map(({ node }) => node.name)).toContain('Health');
  });

  it('is only tried out in a dry run', async () => {
    const before = await gateway.database.dump();
    const { policyGroup } = await create({ name: 'Dry', description: 'Run', dryRun: true });
    expect(policyGroup).toMatchObject({ name: 'Dry', version: 0 });
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('that does not exist is null', async () => {
    expect((await admin.ask(TestPolicyGroupDocument, { id: 'none' })).data.policyGroup).toBeNull();
  });

  it('is changed at the version that was read, and remembered by whom', async () => {
    const { id } = await gateway.world.group();
    const { policyGroup } = await update({ id, expectedVersion: 1, description: 'Changed' });
    expect(policyGroup).toMatchObject({ description: 'Changed', version: 2 });
    const stale = await update({ id, expectedVersion: 1, name: 'Stale' });
    expect(stale.problems).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 2 }]);
    const same = await update({ id, expectedVersion: 2, description: 'Changed' });
    expect(same.policyGroup?.version).toBe(2);
    const cleared = await update({ id, expectedVersion: 2, name: null });
    expect(cleared.problems).toMatchObject([{ code: 'REQUIRED', path: ['input', 'name'] }]);
    const trail = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: `policyGroup:${id}` })
      .toArray();
    expect(trail).toMatchObject([{ actor: 'admin', action: 'policy-group:update', sequence: 2, partnerId: null }]);
  });

  it('has a name of its own, also when two are created at once', async () => {
    const input = { name: 'Twins', description: 'Only one' };
    const both = await Promise.all([create(input), create(input)]);
    expect(both.map(({ problems }) => codes(problems)).sort()).toEqual([[], ['POLICY_GROUP_NAME_TAKEN']]);
    const other = await gateway.world.group();
    const renamed = await update({ id: other.id, expectedVersion: 1, name: 'Twins' });
    expect(codes(renamed.problems)).toEqual(['POLICY_GROUP_NAME_TAKEN']);
  });

  it('is closed and opened again', async () => {
    const { id } = await gateway.world.group();
    await gateway.world.policy({ groupId: id, status: 'DEACTIVATED' });
    expect((await deactivate({ id, expectedVersion: 1 })).policyGroup).toMatchObject({
      status: 'INACTIVE',
      version: 2,
    });
    expect(codes((await deactivate({ id })).problems)).toEqual(['POLICY_GROUP_INACTIVE']);
    expect(codes((await activate({ id, expectedVersion: 1 })).problems)).toEqual(['VERSION_CONFLICT']);
    expect((await activate({ id })).policyGroup).toMatchObject({ status: 'ACTIVE', version: 3 });
    expect((await activate({ id })).policyGroup).toMatchObject({ status: 'ACTIVE', version: 3 });
  });

  it.each<[('DRAFT' | 'ACTIVATED')[], string[]]>([
    [['ACTIVATED'], ['POLICY_GROUP_HAS_ACTIVE_POLICIES']],
    [['DRAFT'], ['POLICY_GROUP_HAS_DRAFTS']],
    [
      ['DRAFT', 'ACTIVATED'],
      ['POLICY_GROUP_HAS_ACTIVE_POLICIES', 'POLICY_GROUP_HAS_DRAFTS'],
    ],
  ])('is not closed with policies that are %j', async (statuses, expected) => {
    const { id } = await gateway.world.group();
    for (const status of statuses) await gateway.world.policy({ groupId: id, status });
    const before = await gateway.database.dump();
    const { policyGroup, problems } = await deactivate({ id });
    expect(policyGroup).toBeNull();
    expect(codes(problems)).toEqual(expected);
    expect(problems[0]?.help).toContain('drafts: ');
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('shows what depends on it to policy managers', async () => {
    const { id } = await gateway.world.group();
    const bank = { id: demoIds.partner };
    await gateway.world.policy({ groupId: id, status: 'DRAFT' });
    await gateway.world.approvedPolicy(bank, { groupId: id });
    const second = await gateway.world.policy({ groupId: id });
    await gateway.world.mapping(bank, second, 'REQUESTED');
    await gateway.world.mapping({ id: demoIds.otherPartner }, second, 'REJECTED');
    const { data } = await admin.ask(TestPolicyGroupDocument, { id });
    expect(data.policyGroup?.dependants).toEqual({
      policies: { draft: 1, activated: 2, deactivated: 0 },
      policyMappings: { requested: 1, approved: 1, rejected: 1, revoked: 0 },
      oidcClients: { active: 0, inactive: 0 },
    });
    const { errors } = await partner.ask(TestPolicyGroupDocument, { id });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('a partner', () => {
  it('may write nothing of this, and nothing is written', async () => {
    const before = await gateway.database.dump();
    const id = demoIds.group;
    const answers = await Promise.all([
      partner.ask(TestCreatePolicyGroupDocument, { input: { name: 'Mine', description: 'Mine' } }),
      partner.ask(TestUpdatePolicyGroupDocument, { input: { id, expectedVersion: 1, name: 'Mine' } }),
      partner.ask(TestActivatePolicyGroupDocument, { input: { id } }),
      partner.ask(TestDeactivatePolicyGroupDocument, { input: { id } }),
    ]);
    for (const { errors } of answers) {
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
    expect(await gateway.database.dump()).toEqual(before);
  });
});

describe('the list of policy groups', () => {
  const list = async (variables: TestPolicyGroupsQueryVariables) => {
    const { data } = await partner.ask(TestPolicyGroupsDocument, variables);
    return { ...data.policyGroups, names: data.policyGroups.edges.map(({ node }) => node.name) };
  };

  it('is walked in pages, ordered and filtered', async () => {
    const whole = await list({ orderBy: { field: 'NAME', direction: 'ASC' }, first: 100 });
    expect(whole.totalCount).toBe(whole.names.length);
    expect([...whole.names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))).toEqual(whole.names);
    const first = await list({ orderBy: { field: 'NAME', direction: 'ASC' }, first: 2 });
    const next = await list({
      orderBy: { field: 'NAME', direction: 'ASC' },
      first: 2,
      after: first.pageInfo.endCursor,
    });
    expect([...first.names, ...next.names]).toEqual(whole.names.slice(0, 4));
    expect((await list({ filter: { status: 'INACTIVE' } })).names).toEqual([]);
  });
});
