import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createVault } from '../../src/api-key/index.ts';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApiKeysDocument,
  TestCreateApiKeyDocument,
  TestCreateLicenseDocument,
  TestDeactivateApiKeyDocument,
  TestLicensesDocument,
  TestMappingsDocument,
  TestRevokeMappingDocument,
  type CreateApiKeyInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { callerWith } from '../policy-mapping/second-gateway.ts';
import { composeOn } from '../support/composition.ts';

const dataKey = Buffer.alloc(32, 7);
let gateway: TestGateway;
let admin: Session;
let partner: Session;
let other: Session;

beforeAll(async () => {
  gateway = await startTestGateway({ DATA_ENCRYPTION_KEY: dataKey.toString('base64') });
  [admin, partner, other] = await Promise.all([
    gateway.as('admin'),
    gateway.as('partner'),
    gateway.as('other-partner'),
  ]);
});

afterAll(() => gateway.stop());

const create = async (changes: Partial<CreateApiKeyInput>, session = partner) => {
  const input = { partnerId: demoIds.partner, policyId: demoIds.policy, label: 'a label', ...changes };
  return (await session.ask(TestCreateApiKeyDocument, { input })).data.createApiKey;
};

async function mappingOf(policyId: string): Promise<string> {
  const { data } = await admin.ask(TestMappingsDocument, { filter: { policyId } });
  return data.policyMappings.edges[0]?.node.id ?? '';
}

describe('the value of an API key', () => {
  it('is strong, shown once and kept nowhere in clear', async () => {
    const { issued } = await create({ label: 'secret' });
    const value = issued?.value ?? '';
    expect(Buffer.from(value, 'base64url')).toHaveLength(32);
    expect((await create({ label: 'secret too' })).issued?.value).not.toBe(value);

    const everything = JSON.stringify(await gateway.database.dump());
    expect(everything).toContain('"label":"secret"');
    for (const trace of [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64')]) {
      expect(everything).not.toContain(trace);
    }
    const { data } = await partner.ask(TestApiKeysDocument, {});
    expect(JSON.stringify(data)).not.toContain(value);
  });

  it('can be read again with the key of the operator, and found by its fingerprint', async () => {
    const { issued } = await create({ label: 'to be published' });
    const vault = createVault(dataKey);
    const stored = await gateway.database.db
      .collection<{ _id: string; sealed: string }>('apiKeys')
      .findOne({ fingerprint: vault.fingerprint(issued?.value ?? '') });
    expect(stored?._id).toBe(issued?.apiKey.id);
    expect(vault.open(stored?.sealed ?? '', stored?._id ?? '')).toBe(issued?.value);
  });

  it('leaves no trace in the audit trail, not even sealed', async () => {
    const { issued } = await create({ label: 'audited' });
    const id = issued?.apiKey.id ?? '';
    await partner.ask(TestDeactivateApiKeyDocument, { input: { id } });
    const stored = await gateway.database.db
      .collection<{ _id: string; sealed: string; fingerprint: string }>('apiKeys')
      .findOne({ _id: id });
    const entries = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: `apiKey:${id}` })
      .sort({ sequence: 1 })
      .toArray();
    expect(entries).toMatchObject([
      { action: 'api-key:create', actor: 'partner' },
      { action: 'api-key:deactivate', changes: { status: { before: 'ACTIVE', after: 'INACTIVE' } } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(stored?.sealed);
    expect(JSON.stringify(entries)).not.toContain(stored?.fingerprint);
    expect(stored?.sealed).toMatch(/^v1\./);
  });
});

describe('an API key', () => {
  it('ends with its policy, or earlier', async () => {
    const policy = await gateway.world.approvedPolicy({ id: demoIds.partner });
    const whole = await create({ policyId: policy.id, label: 'whole' });
    expect(whole.issued?.apiKey.expiresAt).toBe(policy.validTo.toISOString());
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const short = await create({ policyId: policy.id, label: 'short', expiresAt });
    expect(short.issued?.apiKey).toMatchObject({ expiresAt, createdBy: 'partner', policy: { id: policy.id } });
  });

  it('of one label at the same time by many is one', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => create({ label: 'wanted by many' })));
    expect(answers.filter(({ issued }) => issued !== null)).toHaveLength(1);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(Array(11).fill('LABEL_TAKEN'));
  });

  it('keeps its label after it was switched off', async () => {
    const { issued } = await create({ label: 'once' });
    const off = await partner.ask(TestDeactivateApiKeyDocument, { input: { id: issued?.apiKey.id ?? '' } });
    expect(off.data.deactivateApiKey.apiKey).toMatchObject({ status: 'INACTIVE', statusReason: null, version: 2 });
    expect((await create({ label: 'once' })).problems).toMatchObject([{ code: 'LABEL_TAKEN' }]);
  });

  it.each([
    ['absent', () => partner, 'none', 'API_KEY_NOT_FOUND'],
    ["another's", () => other, null, 'API_KEY_NOT_FOUND'],
  ])('that is %s is not switched off', async (what, session, given, code) => {
    const id = given ?? (await create({ label: `of ${what}` })).issued?.apiKey.id ?? '';
    const { data } = await session().ask(TestDeactivateApiKeyDocument, { input: { id } });
    expect(data.deactivateApiKey.problems).toMatchObject([{ code, path: ['input', 'id'] }]);
  });

  it('is not switched off twice, nor at a version that it does not have', async () => {
    const id = (await create({ label: 'twice' })).issued?.apiKey.id ?? '';
    const deactivate = async (expectedVersion?: number) => {
      const input = { id, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
      const { data } = await partner.ask(TestDeactivateApiKeyDocument, { input });
      return data.deactivateApiKey.problems.map(({ code }) => code);
    };
    expect(await deactivate(7)).toEqual(['VERSION_CONFLICT']);
    expect(await deactivate()).toEqual([]);
    expect(await deactivate()).toEqual(['API_KEY_INACTIVE']);
  });
});

describe('a mapping that is revoked', () => {
  it('takes its keys and licences along, with the reason', async () => {
    const misp = await gateway.world.partner({ type: 'MISP_PARTNER' });
    const policy = await gateway.world.approvedPolicy(misp, { type: 'MISP' });
    const key = { partnerId: misp.id, policyId: policy.id, label: 'falls' };
    await create(key, admin);
    await admin.ask(TestCreateLicenseDocument, { input: { partnerId: misp.id } });
    const input = { id: await mappingOf(policy.id), reason: 'Contract ended', confirmClients: 0 };
    const { data } = await admin.ask(TestRevokeMappingDocument, { input });
    expect(data.revokePolicyMapping.problems).toEqual([]);
    const filter = { policyId: policy.id };
    const keys = (await admin.ask(TestApiKeysDocument, { filter })).data.apiKeys.edges;
    const licenses = (await admin.ask(TestLicensesDocument, { filter })).data.mispLicenses.edges;
    for (const edges of [keys, licenses]) {
      expect(edges).toMatchObject([{ node: { status: 'INACTIVE', statusReason: 'Contract ended', version: 2 } }]);
    }
    expect((await create({ ...key, label: 'late' }, admin)).problems).toMatchObject([{ code: 'MAPPING_NOT_APPROVED' }]);
  });

  it.each(['before', 'after'] as const)('%s a key is written refuses the key', async (moment) => {
    const policy = await gateway.world.approvedPolicy({ id: demoIds.partner });
    const id = await mappingOf(policy.id);
    const second = composeOn(gateway.database.uri);
    const { apiKeys } = second.stores;
    const insert = apiKeys.insert.bind(apiKeys);
    let isRevoked = false;
    const revokeOnce = async (): Promise<void> => {
      if (isRevoked) return;
      isRevoked = true;
      const input = { id, reason: 'Contract ended', confirmClients: 0 };
      await admin.ask(TestRevokeMappingDocument, { input });
    };
    apiKeys.insert = async (tx, record) => {
      if (moment === 'before') await revokeOnce();
      await insert(tx, record);
      if (moment === 'after') await revokeOnce();
    };
    const asked = { partnerId: demoIds.partner, policy: { id: policy.id }, label: 'x', expiresAt: null, dryRun: false };
    const owner = callerWith('partner', [], [demoIds.partner]);
    const outcome = await second.rest.apiKeys.create(owner, asked).catch((error: unknown) => error);
    await second.close();
    expect(outcome).toMatchObject({ problems: [{ code: 'MAPPING_NOT_APPROVED' }] });
    expect(await gateway.database.db.collection('apiKeys').countDocuments({ policyId: policy.id })).toBe(0);
  });
});

describe('a list of API keys', () => {
  it("is a partner's own, filtered, and served by an index", async () => {
    const { db } = gateway.database;
    const { data } = await other.ask(TestApiKeysDocument, {});
    expect(data.apiKeys).toEqual({ totalCount: 0, edges: [] });
    const inactive = await partner.ask(TestApiKeysDocument, { filter: { status: 'INACTIVE' } });
    expect(new Set(inactive.data.apiKeys.edges.map(({ node }) => node.status))).toEqual(new Set(['INACTIVE']));

    const filters = [{}, { partnerId: demoIds.partner }, { policyId: demoIds.policy }, { status: 'ACTIVE' as const }];
    await db.command({ profile: 2 });
    for (const filter of filters) {
      await admin.ask(TestApiKeysDocument, { filter });
      await admin.ask(TestLicensesDocument, { filter });
    }
    await db.command({ profile: 0 });
    const profiled = await db
      .collection<{ planSummary?: string; hasSortStage?: boolean }>('system.profile')
      .find({ op: 'query', 'command.find': { $in: ['apiKeys', 'mispLicenses'] } })
      .toArray();
    await db.collection('system.profile').drop();
    expect(profiled).toHaveLength(filters.length * 2);
    expect(profiled.filter(({ planSummary }) => planSummary?.startsWith('IXSCAN') !== true)).toEqual([]);
    expect(profiled.filter(({ hasSortStage }) => hasSortStage === true)).toEqual([]);
  });
});
