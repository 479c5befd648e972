import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApiKeysDocument,
  TestChangeApiKeyPolicyDocument,
  TestCreateApiKeyDocument,
  TestDeactivateApiKeyDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** A key that moves to another policy (contract 3.5, R14), through both doors. */
let gateway: TestGateway;
let admin: Session;
let partner: Session;

const bank = { id: demoIds.partner };
const day = 24 * 3_600_000;
const ids = {
  approved: randomUUID(),
  short: randomUUID(),
  unmapped: randomUUID(),
  requested: randomUUID(),
  elsewhere: randomUUID(),
  deactivated: randomUUID(),
  expired: randomUUID(),
};

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
  const { world } = gateway;
  await world.approvedPolicy(bank, { id: ids.approved });
  await world.approvedPolicy(bank, { id: ids.short, validTo: new Date(Date.now() + day / 2) });
  await world.policy({ id: ids.unmapped });
  await world.mapping(bank, await world.policy({ id: ids.requested }), 'REQUESTED');
  await world.approvedPolicy(bank, { id: ids.elsewhere, groupId: (await world.group()).id });
  await world.approvedPolicy(bank, { id: ids.deactivated, status: 'DEACTIVATED' });
  const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };
  await world.approvedPolicy(bank, { id: ids.expired, ...past });
});

afterAll(() => gateway.stop());

interface Key {
  readonly id: string;
  readonly value: string;
}

async function create(label: string = randomUUID(), policyId: string = demoIds.policy): Promise<Key> {
  const input = { partnerId: bank.id, policyId, label };
  const { data } = await partner.ask(TestCreateApiKeyDocument, { input });
  return { id: data.createApiKey.issued?.apiKey.id ?? '', value: data.createApiKey.issued?.value ?? '' };
}

const move = async (id: string, policyId: string, expectedVersion: number | null = null) =>
  (await admin.ask(TestChangeApiKeyPolicyDocument, { input: { id, policyId, expectedVersion } })).data
    .changeApiKeyPolicy;

const swap = async (key: string, newPolicyID?: string, oldPolicyID: string | undefined = demoIds.policy) =>
  (await admin.rest('PUT', `partners/${bank.id}/apikey/${key}/policies`, { oldPolicyID, newPolicyID })).body;

const keyNow = async (id: string) => {
  const { data } = await admin.ask(TestApiKeysDocument, { first: 100 });
  return data.apiKeys.edges.find(({ node }) => node.id === id)?.node;
};

describe('a key moves to another policy', () => {
  it('and keeps its value, named by that value or by its id', async () => {
    const key = await create();
    const first = await swap(key.value, ids.approved);
    expect(first).toMatchObject({ errors: [], response: { message: expect.any(String) } });
    const found = await admin.rest('GET', `partners/${bank.id}/apikey/${key.value}`);
    expect(found.body.response).toEqual({ partnerID: bank.id, policyId: ids.approved });
    expect((await swap(key.id, demoIds.policy, ids.approved)).errors).toEqual([]);
    expect(await keyNow(key.id)).toMatchObject({ policy: { id: demoIds.policy }, version: 3, status: 'ACTIVE' });
    const byId = await admin.rest('GET', `partners/${bank.id}/apikey/${key.id}`);
    expect(byId.body.response).toEqual({ partnerID: bank.id, policyId: demoIds.policy });
  });

  it('and leaves an audit entry without its secret', async () => {
    const key = await create();
    expect((await move(key.id, ids.approved)).problems).toEqual([]);
    const { auditEntries = [], audit = auditEntries } = await gateway.database.dump();
    const entries = JSON.stringify(audit);
    expect(entries).toContain('api-key:change-policy');
    expect(entries).not.toContain(key.value);
  });

  it('and ends no later than that policy', async () => {
    const key = await create();
    const { apiKey } = await move(key.id, ids.short);
    expect(new Date(apiKey?.expiresAt ?? 0).getTime()).toBeLessThan(Date.now() + day / 2);
  });

  it('or stays where it is, and nothing is written', async () => {
    const key = await create();
    const before = await gateway.database.dump();
    expect((await move(key.id, demoIds.policy)).apiKey).toMatchObject({ version: 1 });
    expect((await swap(key.id, demoIds.policy)).errors).toEqual([]);
    expect(await gateway.database.dump()).toEqual(before);
  });
});

const cases: readonly (readonly [title: string, policyId: string, problems: string[], rest: string])[] = [
  ['unknown', randomUUID(), ['POLICY_NOT_FOUND'], 'PMS_PMP_014'],
  ['of another group', ids.elsewhere, ['POLICY_NOT_FOUND'], 'PMS_PMP_014'],
  ['deactivated', ids.deactivated, ['POLICY_INACTIVE'], 'PMS_PMP_019'],
  ['expired', ids.expired, ['POLICY_EXPIRED'], 'PMS_PMP_018'],
  ['that the partner never asked for', ids.unmapped, ['MAPPING_NOT_APPROVED'], 'PMS_PRT_109'],
  ['that waits for approval', ids.requested, ['MAPPING_NOT_APPROVED'], 'PMS_PRT_109'],
  ['without a name', ' ', ['REQUIRED'], 'PMS_COR_001'],
];

describe('a key does not move', () => {
  it.each(cases)('to a policy %s', async (_title, policyId, problems, rest) => {
    const key = await create();
    const before = await gateway.database.dump();
    const answer = await move(key.id, policyId);
    expect(answer.apiKey).toBeNull();
    expect(answer.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(
      problems.map((code) => `${code} input.policyId`),
    );
    expect((await swap(key.value, policyId)).errors).toMatchObject([{ errorCode: rest }]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('into a group that was closed', async () => {
    const group = await gateway.world.group({ status: 'INACTIVE' });
    const partnerId = (await gateway.world.partner({ policyGroupId: group.id })).id;
    const policy = await gateway.world.approvedPolicy({ id: partnerId }, { groupId: group.id });
    const { id } = await create();
    const keys = gateway.database.db.collection<{ _id: string }>('apiKeys');
    await keys.updateOne({ _id: id }, { $set: { partnerId } });
    expect((await move(id, policy.id)).problems).toMatchObject([{ code: 'POLICY_GROUP_INACTIVE' }]);
    const path = `partners/${partnerId}/apikey/${id}/policies`;
    const { body } = await admin.rest('PUT', path, { oldPolicyID: demoIds.policy, newPolicyID: policy.id });
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_PMP_023' }]);
  });

  it('once it is inactive, whatever the policy', async () => {
    const { id } = await create();
    await partner.ask(TestDeactivateApiKeyDocument, { input: { id } });
    for (const policyId of [ids.approved, randomUUID()]) {
      expect((await move(id, policyId)).problems).toMatchObject([{ code: 'API_KEY_INACTIVE' }]);
      expect((await swap(id, policyId)).errors).toMatchObject([{ errorCode: 'PMS_PMS_022' }]);
    }
  });

  it('when there is none of it under the old policy', async () => {
    const { id } = await create();
    expect((await swap(id, ids.approved, ids.short)).errors).toMatchObject([{ errorCode: 'PMS_PMP_50' }]);
    expect((await swap('none', ids.approved)).errors).toMatchObject([{ errorCode: 'PMS_PMP_50' }]);
    const elsewhere = `partners/${demoIds.otherPartner}/apikey/${id}/policies`;
    const { body } = await admin.rest('PUT', elsewhere, { oldPolicyID: demoIds.policy, newPolicyID: ids.approved });
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_PMP_50' }]);
    expect((await move('none', ids.approved)).problems).toMatchObject([{ code: 'API_KEY_NOT_FOUND' }]);
  });

  it('where its label is taken, or on an old version', async () => {
    const label = 'twice';
    await create(label, ids.approved);
    const { id } = await create(label);
    expect((await move(id, ids.approved)).problems).toMatchObject([{ code: 'LABEL_TAKEN' }]);
    expect((await swap(id, ids.approved)).errors).toMatchObject([{ errorCode: 'PMS_PRT_110' }]);
    expect((await move(id, ids.short, 7)).problems).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 1 }]);
  });

  it.each([
    [{ newPolicyID: ids.approved }],
    [{ oldPolicyID: demoIds.policy }],
    [{ oldPolicyID: '', newPolicyID: null }],
    [undefined],
  ])('on a request of %j', async (request) => {
    const { body } = await admin.rest('PUT', `partners/${bank.id}/apikey/none/policies`, request);
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_COR_001' }]);
  });
});
