import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestClonePolicyDocument,
  TestCreateDocument,
  TestCreatePolicyDocument,
  TestDeactivatePolicyDocument,
  TestPolicyDependantsDocument,
  TestPolicyPreviewDocument,
  TestPublishPolicyDocument,
  TestUpdatePolicyDocument,
  type ClonePolicyInput,
  type CreatePolicyInput,
  type PolicyTransitionInput,
  type UpdatePolicyInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { goodDefinitions, goodPolicy } from './policy-input.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

async function create(input: CreatePolicyInput) {
  return (await admin.ask(TestCreatePolicyDocument, { input })).data.createPolicy;
}
async function update(input: UpdatePolicyInput) {
  return (await admin.ask(TestUpdatePolicyDocument, { input })).data.updatePolicy;
}
async function publish(input: PolicyTransitionInput) {
  return (await admin.ask(TestPublishPolicyDocument, { input })).data.publishPolicy;
}
async function deactivate(input: PolicyTransitionInput) {
  return (await admin.ask(TestDeactivatePolicyDocument, { input })).data.deactivatePolicy;
}
async function clone(input: ClonePolicyInput) {
  return (await admin.ask(TestClonePolicyDocument, { input })).data.clonePolicy;
}

async function draftId(changes: Partial<CreatePolicyInput> = {}): Promise<string> {
  const { policy, problems } = await create(goodPolicy(changes));
  expect(problems).toEqual([]);
  return policy?.id ?? '';
}

describe('a policy', () => {
  it('goes from draft to activated to deactivated, and never back', async () => {
    const { policy } = await create(goodPolicy());
    expect(policy).toMatchObject({ status: 'DRAFT', version: 1, definition: samplePolicy, documentVersion: '1.1' });
    const id = policy?.id ?? '';
    expect(codes((await deactivate({ id })).problems)).toEqual(['POLICY_IS_DRAFT']);
    expect((await update({ id, expectedVersion: 1, documentVersion: '1.2' })).policy).toMatchObject({ version: 2 });
    expect(codes((await publish({ id, expectedVersion: 1 })).problems)).toEqual(['VERSION_CONFLICT']);

    expect((await publish({ id })).policy).toMatchObject({ status: 'ACTIVATED', version: 3, documentVersion: '1.2' });
    expect(codes((await publish({ id })).problems)).toEqual(['POLICY_NOT_DRAFT']);
    expect(codes((await update({ id, expectedVersion: 3, name: 'New' })).problems)).toEqual(['POLICY_NOT_DRAFT']);

    expect((await deactivate({ id })).policy).toMatchObject({ status: 'DEACTIVATED', version: 4 });
    expect(codes((await deactivate({ id })).problems)).toEqual(['POLICY_INACTIVE']);
    expect(codes((await publish({ id })).problems)).toEqual(['POLICY_NOT_DRAFT']);

    const trail = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: `policy:${id}` })
      .sort({ sequence: 1 })
      .toArray();
    expect(trail.map(({ action }): unknown => action)).toEqual([
      'policy:create',
      'policy:update',
      'policy:publish',
      'policy:deactivate',
    ]);
  });

  it('is valid for 200 years, to the day, in UTC', async () => {
    const { policy } = await create(goodPolicy());
    const [from, to] = [new Date(policy?.validFrom ?? 0), new Date(policy?.validTo ?? 0)];
    expect(to.getUTCFullYear() - from.getUTCFullYear()).toBe(200);
    expect(to.toISOString().slice(4)).toBe(from.toISOString().slice(4));
  });

  it.each(['AUTH', 'MISP', 'DATA_SHARE', 'CREDENTIAL_ISSUANCE'] as const)(
    'of type %s is stored as sent',
    async (type) => {
      const definition = goodDefinitions[type === 'CREDENTIAL_ISSUANCE' ? 'DATA_SHARE' : type];
      const { policy, problems } = await create(goodPolicy({ type, definition }));
      expect(problems).toEqual([]);
      expect(policy).toMatchObject({ type, definition });
    },
  );

  it('keeps an authentication type that nobody knows, and says so', async () => {
    const definition = { ...samplePolicy, allowedAuthTypes: [{ authType: 'palm', mandatory: false }] };
    const { policy, problems } = await create(goodPolicy({ definition }));
    expect(policy?.definition).toEqual(definition);
    expect(problems).toMatchObject([
      {
        code: 'UNKNOWN_AUTH_TYPE',
        severity: 'WARNING',
        path: ['input', 'definition', 'allowedAuthTypes', '0', 'authType'],
      },
    ]);
  });

  it('is only tried out in a dry run', async () => {
    const id = await draftId();
    const before = await gateway.database.dump();
    expect((await create(goodPolicy({ dryRun: true }))).policy).toMatchObject({ status: 'DRAFT', version: 0 });
    expect((await update({ id, expectedVersion: 1, description: 'Other', dryRun: true })).policy).toMatchObject({
      description: 'Other',
      version: 1,
    });
    expect((await clone({ id, groupId: demoIds.group, name: 'Copy', dryRun: true })).policy?.version).toBe(0);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('that stays the same is not written', async () => {
    const id = await draftId();
    const before = await gateway.database.dump();
    const { policy } = await update({ id, expectedVersion: 1, definition: samplePolicy });
    expect(policy?.version).toBe(1);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('has a name of its own in its group, also when two are drafted at once', async () => {
    const input = goodPolicy({ name: 'Twins' });
    const both = await Promise.all([create(input), create(input)]);
    expect(both.map(({ problems }) => codes(problems)).sort()).toEqual([[], ['POLICY_NAME_TAKEN']]);
    const elsewhere = await gateway.world.group();
    expect((await create({ ...input, groupId: elsewhere.id })).problems).toEqual([]);
  });

  it('is not withdrawn while partners are approved for it or have asked for it', async () => {
    const bank = { id: demoIds.partner };
    const requested = await gateway.world.policy();
    await gateway.world.mapping(bank, requested, 'REQUESTED');
    const approved = await gateway.world.approvedPolicy(bank);
    const both = await gateway.world.approvedPolicy(bank);
    await gateway.world.mapping({ id: demoIds.otherPartner }, both, 'REQUESTED');
    const closed = await gateway.world.policy();
    await gateway.world.mapping(bank, closed, 'REVOKED');
    await gateway.world.mapping({ id: demoIds.otherPartner }, closed, 'REJECTED');
    const before = await gateway.database.dump();
    expect(codes((await deactivate({ id: requested.id })).problems)).toEqual(['POLICY_HAS_REQUESTED_MAPPINGS']);
    expect(codes((await deactivate({ id: approved.id })).problems)).toEqual(['POLICY_HAS_APPROVED_MAPPINGS']);
    const { problems } = await deactivate({ id: both.id });
    expect(codes(problems)).toEqual(['POLICY_HAS_APPROVED_MAPPINGS', 'POLICY_HAS_REQUESTED_MAPPINGS']);
    expect(problems[0]?.help).toBe('Approved mappings: 1, requested: 1.');
    expect(await gateway.database.dump()).toEqual(before);
    expect((await deactivate({ id: closed.id })).policy?.status).toBe('DEACTIVATED');
  });
});

describe('a clone', () => {
  it('is a draft in another group, with the content of its source', async () => {
    const elsewhere = await gateway.world.group();
    const { policy, problems } = await clone({ id: demoIds.policy, groupId: elsewhere.id });
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      name: 'Log in with eSignet',
      status: 'DRAFT',
      type: 'AUTH',
      version: 1,
      definition: samplePolicy,
      group: { id: elsewhere.id },
    });
    expect(policy?.id).not.toBe(demoIds.policy);
    expect(codes((await clone({ id: demoIds.policy, groupId: elsewhere.id })).problems)).toEqual(['POLICY_NAME_TAKEN']);
    expect((await clone({ id: demoIds.policy, groupId: elsewhere.id, name: 'Second' })).problems).toEqual([]);
  });

  it('needs a source, a group that is open, and content that would be accepted today', async () => {
    const closed = await gateway.world.group({ status: 'INACTIVE' });
    const damaged = await gateway.world.policy({ definition: { ...samplePolicy, x: 1 } });
    const ofClone = async (input: ClonePolicyInput) =>
      (await clone(input)).problems.map(({ code, path }) => `${code} at ${path.slice(1).join('.')}`);
    expect(await ofClone({ id: 'none', groupId: closed.id })).toEqual(['POLICY_NOT_FOUND at id']);
    expect(await ofClone({ id: demoIds.policy, groupId: 'none' })).toEqual(['POLICY_GROUP_NOT_FOUND at groupId']);
    expect(await ofClone({ id: demoIds.policy, groupId: closed.id })).toEqual(['POLICY_GROUP_INACTIVE at groupId']);
    expect(await ofClone({ id: demoIds.policy, groupId: demoIds.group, name: ' ' })).toEqual(['REQUIRED at name']);
    expect(await ofClone({ id: damaged.id, groupId: demoIds.group, name: 'Repaired' })).toEqual([
      'DEFINITION_UNKNOWN_MEMBER at id',
    ]);
  });
});

describe('before publishing', () => {
  it('the preview shows what clients will get, and the difference to another policy', async () => {
    const definition = {
      ...samplePolicy,
      allowedKycAttributes: [{ attributeName: 'fullName' }, { attributeName: 'individual_id' }],
      allowedAuthTypes: [
        { authType: 'otp', mandatory: false },
        { authType: 'pin', mandatory: false },
      ],
    };
    const id = await draftId({ definition });
    const { data } = await admin.ask(TestPolicyPreviewDocument, { id, against: demoIds.policy });
    expect(data.policyPreview).toEqual({
      claims: ['name', 'individual_id'],
      acrValues: ['mosip:idp:acr:static-code', 'mosip:idp:acr:generated-code'],
      difference: {
        addedClaims: ['individual_id'],
        removedClaims: ['gender', 'birthdate', 'email', 'phone_number', 'picture', 'address'],
        addedAcrValues: ['mosip:idp:acr:static-code'],
        removedAcrValues: ['mosip:idp:acr:linked-wallet', 'mosip:idp:acr:biometrics'],
      },
    });

    await publish({ id });
    await gateway.world.mapping({ id: demoIds.partner }, { id }, 'APPROVED');
    const created = await partner.ask(TestCreateDocument, { input: goodClient({ policyId: id }) });
    const { claims, acrValues } = data.policyPreview ?? {};
    expect(created.data.createOidcClient.oidcClient).toMatchObject({ claims, acrValues });
  });

  it('the preview of a draft is for policy managers, that of a published policy for everyone', async () => {
    const id = await draftId();
    const seen = async (session: Session, of: string, against: string | null) =>
      (await session.ask(TestPolicyPreviewDocument, { id: of, against })).data.policyPreview;
    expect(await seen(partner, id, null)).toBeNull();
    expect((await seen(partner, demoIds.policy, id))?.difference).toBeNull();
    expect((await seen(partner, demoIds.policy, null))?.claims).toContain('name');
    expect(await seen(admin, 'none', null)).toBeNull();
  });
});

describe('before withdrawing', () => {
  it('policy managers see who stands under the policy', async () => {
    const policy = await gateway.world.approvedPolicy({ id: demoIds.partner });
    await gateway.world.mapping({ id: demoIds.otherPartner }, policy, 'REVOKED');
    for (let index = 0; index < 2; index += 1) {
      await partner.ask(TestCreateDocument, { input: goodClient({ policyId: policy.id }) });
    }
    const { data } = await admin.ask(TestPolicyDependantsDocument, { id: policy.id });
    expect(data.policy?.dependants).toEqual({
      policyMappings: { requested: 0, approved: 1, rejected: 0, revoked: 1 },
      oidcClients: { active: 2, inactive: 0 },
    });
    const { errors } = await partner.ask(TestPolicyDependantsDocument, { id: policy.id });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('a partner', () => {
  it('may write nothing of this, and nothing is written', async () => {
    const before = await gateway.database.dump();
    const id = demoIds.policy;
    const answers = await Promise.all([
      partner.ask(TestCreatePolicyDocument, { input: goodPolicy() }),
      partner.ask(TestUpdatePolicyDocument, { input: { id, expectedVersion: 1, name: 'Mine' } }),
      partner.ask(TestClonePolicyDocument, { input: { id, groupId: demoIds.group } }),
      partner.ask(TestPublishPolicyDocument, { input: { id } }),
      partner.ask(TestDeactivatePolicyDocument, { input: { id } }),
    ]);
    for (const { errors } of answers) {
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
    expect(await gateway.database.dump()).toEqual(before);
  });
});
