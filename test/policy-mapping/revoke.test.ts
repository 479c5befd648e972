import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestClientsOfMappingDocument,
  TestCreateDocument,
  TestMappingsDocument,
  TestMappingDocument,
  TestRequestMappingDocument,
  TestRevokeMappingDocument,
  TestUpdateDocument,
  type RevokePolicyMappingInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;
let policyId: string;
let id: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

beforeEach(async () => {
  ({ id: policyId } = await gateway.world.approvedPolicy({ id: demoIds.partner }));
  const { data } = await partner.ask(TestMappingsDocument, { filter: { policyId } });
  id = data.policyMappings.edges[0]?.node.id ?? '';
});

afterAll(() => gateway.stop());

async function revoke(changes: Partial<RevokePolicyMappingInput> = {}, session = admin) {
  const input = { id, reason: 'Contract ended', confirmClients: 0, ...changes };
  const { data, errors } = await session.ask(TestRevokeMappingDocument, { input });
  return { ...(errors.length === 0 ? data.revokePolicyMapping : { policyMapping: null, problems: [] }), errors };
}

async function createClients(count: number): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => partner.ask(TestCreateDocument, { input: goodClient({ policyId }) })),
  );
  return answers.map(({ data }) => data.createOidcClient.oidcClient?.id ?? '');
}

const clients = async () =>
  (await partner.ask(TestClientsOfMappingDocument, { filter: { policyId } })).data.oidcClients.edges.map(
    ({ node }) => node,
  );

describe('an approval that is withdrawn', () => {
  it('names its clients first, insists on their number, and takes them along', async () => {
    const [off = '', ...active] = await createClients(4);
    await partner.ask(TestUpdateDocument, { input: { id: off, expectedVersion: 1, status: 'INACTIVE' } });

    const { data } = await admin.ask(TestMappingDocument, { id });
    expect(data.policyMapping?.activeClientCount).toBe(3);
    const before = await gateway.database.dump();
    for (const confirmClients of [0, 2, 4, -1]) {
      const { policyMapping, problems } = await revoke({ confirmClients });
      expect(policyMapping).toBeNull();
      expect(problems).toMatchObject([
        { code: 'CLIENTS_NOT_CONFIRMED', path: ['input', 'confirmClients'], help: expect.stringMatching(/^3 active/) },
      ]);
    }
    expect(await gateway.database.dump()).toEqual(before);

    const { policyMapping, problems } = await revoke({ confirmClients: 3 });
    expect(problems).toEqual([]);
    expect(policyMapping).toMatchObject({
      status: 'REVOKED',
      revokedBy: 'admin',
      revokedAt: expect.any(String),
      reason: 'Contract ended',
      activeClientCount: 0,
      version: 2,
    });
    const found = await clients();
    expect(found.filter(({ id: clientId }) => active.includes(clientId))).toEqual(
      expect.arrayContaining(
        active.map((clientId) => ({ id: clientId, status: 'INACTIVE', statusReason: 'Contract ended', version: 2 })),
      ),
    );
    expect(found.find(({ id: clientId }) => clientId === off)).toMatchObject({
      status: 'INACTIVE',
      statusReason: null,
    });
  });

  it('leaves an entry in the audit trail for the mapping and for each client', async () => {
    const created = await createClients(3);
    await revoke({ confirmClients: 3 });
    const aggregates = [`policyMapping:${id}`, ...created.map((clientId) => `oidcClient:${clientId}`)];
    const entries = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: { $in: aggregates }, sequence: 2 })
      .toArray();
    expect(entries.map(({ aggregate }) => String(aggregate)).sort()).toEqual(aggregates.sort());
    for (const entry of entries) expect(entry).toMatchObject({ actor: 'admin', partnerId: demoIds.partner });
    expect(new Set(entries.map(({ at }) => String(at))).size).toBe(1);
  });

  it('refuses new clients and the return of old ones, until it is approved anew', async () => {
    const [client = ''] = await createClients(1);
    await revoke({ confirmClients: 1 });
    const refused = await partner.ask(TestCreateDocument, { input: goodClient({ policyId }) });
    expect(refused.data.createOidcClient.problems).toMatchObject([{ code: 'MAPPING_NOT_APPROVED' }]);
    const back = { id: client, expectedVersion: 2, status: 'ACTIVE' as const };
    const revival = await partner.ask(TestUpdateDocument, { input: back });
    expect(revival.data.updateOidcClient.problems).toMatchObject([{ code: 'MAPPING_NOT_APPROVED' }]);

    const input = { partnerId: demoIds.partner, policyId, useCaseDescription: 'Again' };
    const anew = await partner.ask(TestRequestMappingDocument, { input });
    const again = anew.data.requestPolicyMapping.policyMapping?.id ?? '';
    await admin.rest('PUT', `partners/policy/${again}`, { status: 'Approved' });
    await partner.ask(TestUpdateDocument, { input: back });
    expect(await clients()).toEqual([{ id: client, status: 'ACTIVE', statusReason: null, version: 3 }]);
  });

  it.each([
    ['REQUESTED', 'MAPPING_NOT_APPROVED'],
    ['REJECTED', 'MAPPING_NOT_APPROVED'],
    ['REVOKED', 'MAPPING_ALREADY_REVOKED'],
  ] as const)('must be one: %s is refused', async (status, code) => {
    const policy = await gateway.world.policy();
    await gateway.world.mapping({ id: demoIds.partner }, policy, status);
    const stored = await gateway.database.db
      .collection<{ _id: string }>('policyMappings')
      .findOne({ policyId: policy.id });
    expect((await revoke({ id: stored?._id ?? '' })).problems).toMatchObject([{ code, path: ['input', 'id'] }]);
  });

  it.each([
    ['no reason', { reason: ' ' }, ['REQUIRED']],
    ['an endless reason', { reason: 'x'.repeat(1_001) }, ['TOO_LONG']],
    ['a reason that is no text', { reason: 'a\ud800' }, ['INVALID_TEXT']],
    ['an unknown id', { id: 'none' }, ['MAPPING_NOT_FOUND']],
    ['a stale version', { expectedVersion: 9 }, ['VERSION_CONFLICT']],
  ])('with %s is refused', async (_what, changes, expected) => {
    expect((await revoke(changes)).problems.map(({ code }) => code)).toEqual(expected);
  });

  it('is not for the partner itself', async () => {
    expect((await revoke({}, partner)).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('takes at most a thousand along at once, in time', async () => {
    const oidcClients = gateway.database.db.collection<{ _id: string }>('oidcClients');
    await createClients(1);
    const [pattern] = await oidcClients.find({ policyId }).toArray();
    const copies = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, index) => ({ ...pattern, _id: `${prefix}-${index}-${policyId}` }));
    await oidcClients.insertMany(copies(1_000, 'many'));
    const refused = await revoke({ confirmClients: 1_001 });
    expect(refused.problems).toMatchObject([{ code: 'TOO_MANY_DEPENDANTS' }]);
    await oidcClients.deleteOne({ _id: `many-0-${policyId}` });
    const { problems } = await revoke({ confirmClients: 1_000 });
    expect(problems).toEqual([]);
    expect(await oidcClients.countDocuments({ policyId, status: 'INACTIVE' })).toBe(1_000);
  }, 60_000);
});
