import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { Refusal } from '../../src/shared/errors/index.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApproveMappingDocument,
  TestCreateDocument,
  TestRevokeMappingDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { callerWith } from './second-gateway.ts';
import { composeOn } from '../support/composition.ts';
import { interrupt } from '../support/interrupt.ts';

/** Each pair of decisions that must not both be made, held at a pause point of a second gateway. */
let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

const bank = { id: demoIds.partner };
const administrator = callerWith('admin', ['PARTNER_ADMIN']);
const owner = callerWith('partner', [], [demoIds.partner]);

async function mappingTo(policyId: string): Promise<{ _id: string; status: string }> {
  const stored = await gateway.database.db
    .collection<{ _id: string; status: string }>('policyMappings')
    .findOne({ policyId });
  if (stored === null) throw new Error('no mapping');
  return stored;
}

/** What another feature does when it switches something off: the record, and every stripe of its fence. */
async function switchOff(collection: string, id: string, status: string, thing: string): Promise<void> {
  const { db } = gateway.database;
  await db.collection<{ _id: string }>(collection).updateOne({ _id: id }, { $set: { status } });
  const stripes = Array.from({ length: 256 }, (_, stripe) => ({
    updateOne: { filter: { _id: `${thing}#${stripe}` }, update: { $inc: { epoch: 1, uses: 0 } }, upsert: true },
  }));
  await db.collection<{ _id: string }>('fences').bulkWrite(stripes);
}

async function reasonsOf(outcome: Promise<unknown>): Promise<string[]> {
  const error = await outcome.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.problems.map(({ reason }) => reason);
  if (error !== null) throw error as Error;
  return [];
}

const activeClients = (policyId: string): Promise<number> =>
  gateway.database.db.collection('oidcClients').countDocuments({ policyId, status: 'ACTIVE' });

describe('revoke against create', () => {
  it.each(['before', 'after'] as const)('a mapping revoked %s the client is written refuses it', async (moment) => {
    const policy = await gateway.world.approvedPolicy(bank);
    const { _id: id } = await mappingTo(policy.id);
    const second = composeOn(gateway.database.uri);
    interrupt(second.stores.oidcClients, 'insert', moment, async () => {
      const input = { id, reason: 'Contract ended', confirmClients: 0 };
      const { data } = await admin.ask(TestRevokeMappingDocument, { input });
      expect(data.revokePolicyMapping.problems).toEqual([]);
    });
    const identity = { partnerId: demoIds.partner, policyId: policy.id };
    const input = { ...goodClient(), ...identity, names: null, additionalConfig: null, dryRun: false };
    const reasons = await reasonsOf(second.rest.clients.create(owner, input));
    await second.close();
    expect(reasons).toEqual(['MAPPING_NOT_APPROVED']);
    expect(await activeClients(policy.id)).toBe(0);
    expect((await mappingTo(policy.id)).status).toBe('REVOKED');
  });

  it.each([
    ['after the clients were counted', 'findActive', 'before'],
    ['after the clients were read', 'findActive', 'after'],
    ['after the transaction counted them again', 'replace', 'before'],
    ['after the mapping was written', 'replace', 'after'],
  ] as const)('a client created %s refuses the revocation, with the new number', async (_what, point, moment) => {
    const policy = await gateway.world.approvedPolicy(bank);
    const { _id: id } = await mappingTo(policy.id);
    const second = composeOn(gateway.database.uri);
    const create = async (): Promise<void> => {
      const { data } = await partner.ask(TestCreateDocument, { input: goodClient({ policyId: policy.id }) });
      expect(data.createOidcClient.problems).toEqual([]);
    };
    if (point === 'findActive') interrupt(second.stores.oidcClients, point, moment, create);
    else interrupt(second.stores.policyMappings, point, moment, create);
    const revocation = { id, expectedVersion: null, reason: 'Contract ended', confirmClients: 0 };
    const reasons = await reasonsOf(second.rest.mappingChanges.revoke(administrator, revocation));
    await second.close();
    expect(reasons).toEqual(['CLIENTS_NOT_CONFIRMED']);
    expect(await activeClients(policy.id)).toBe(1);
    expect((await mappingTo(policy.id)).status).toBe('APPROVED');
  });

  it('a client that is switched off meanwhile refuses the revocation too', async () => {
    const policy = await gateway.world.approvedPolicy(bank);
    const { _id: id } = await mappingTo(policy.id);
    await partner.ask(TestCreateDocument, { input: goodClient({ policyId: policy.id }) });
    const second = composeOn(gateway.database.uri);
    interrupt(second.stores.policyMappings, 'replace', 'after', () =>
      gateway.database.db
        .collection('oidcClients')
        .updateOne({ policyId: policy.id }, { $set: { status: 'INACTIVE' }, $inc: { version: 1 } }),
    );
    const revocation = { id, expectedVersion: null, reason: 'Contract ended', confirmClients: 1 };
    const reasons = await reasonsOf(second.rest.mappingChanges.revoke(administrator, revocation));
    await second.close();
    expect(reasons).toEqual(['CLIENTS_NOT_CONFIRMED']);
    expect((await mappingTo(policy.id)).status).toBe('APPROVED');
  });
});

describe('what a request or an approval relies on', () => {
  const parties = [
    ['policy', 'POLICY_INACTIVE'],
    ['partner', 'PARTNER_INACTIVE'],
  ] as const;
  const moments = ['before', 'after'] as const;
  const cases = parties.flatMap(([party, reason]) => moments.map((moment) => [party, moment, reason] as const));

  async function setting() {
    const partnerOfCase = await gateway.world.partner();
    const policy = await gateway.world.policy();
    const off = {
      policy: () => switchOff('policies', policy.id, 'DEACTIVATED', `policy:${policy.id}`),
      partner: () => switchOff('partners', partnerOfCase.id, 'INACTIVE', `partner:${partnerOfCase.id}`),
    };
    return { partner: partnerOfCase, policy, off };
  }

  it.each(cases)('a %s switched off %s the approval is written refuses it', async (party, moment, reason) => {
    const { partner: asking, policy, off } = await setting();
    await gateway.world.mapping(asking, policy, 'REQUESTED');
    const { _id: id } = await mappingTo(policy.id);
    const second = composeOn(gateway.database.uri);
    interrupt(second.stores.policyMappings, 'replace', moment, off[party]);
    const reasons = await reasonsOf(second.rest.mappingChanges.approve(administrator, { id, expectedVersion: null }));
    await second.close();
    expect(reasons).toEqual([reason]);
    expect((await mappingTo(policy.id)).status).toBe('REQUESTED');
  });

  it.each(cases)('a %s switched off %s the request is written refuses it', async (party, moment, reason) => {
    const { partner: asking, policy, off } = await setting();
    const second = composeOn(gateway.database.uri);
    interrupt(second.stores.policyMappings, 'insert', moment, off[party]);
    const request = { partnerId: asking.id, policy: { id: policy.id }, useCaseDescription: '', dryRun: false };
    const reasons = await reasonsOf(second.rest.mappingChanges.request(administrator, request));
    await second.close();
    expect(reasons).toEqual([reason]);
    expect(await gateway.database.db.collection('policyMappings').countDocuments({ policyId: policy.id })).toBe(0);
  });

  it('includes the group of the policy', async () => {
    const group = await gateway.world.group();
    const asking = await gateway.world.partner({ policyGroupId: group.id });
    const policy = await gateway.world.policy({ groupId: group.id });
    const second = composeOn(gateway.database.uri);
    interrupt(second.stores.policyMappings, 'insert', 'after', () =>
      switchOff('policyGroups', group.id, 'INACTIVE', `policyGroup:${group.id}`),
    );
    const request = { partnerId: asking.id, policy: { id: policy.id }, useCaseDescription: '', dryRun: false };
    const reasons = await reasonsOf(second.rest.mappingChanges.request(administrator, request));
    await second.close();
    expect(reasons).toEqual(['POLICY_GROUP_INACTIVE']);
  });
});

describe('what is issued under a mapping', () => {
  const iris = { attributeName: 'iris', biometric: 'iris', provider: 'mock', version: '1.1' };
  const change = { expectedVersion: null, keepOthers: true };

  async function setting() {
    const { world } = gateway;
    const receiving = await world.partner({ type: 'CREDENTIAL_PARTNER' });
    const policy = await world.policy({ type: 'DATA_SHARE' });
    await world.mapping(receiving, policy, 'REQUESTED');
    const { _id: id } = await mappingTo(policy.id);
    return { receiving, policy, mapping: { id }, second: composeOn(gateway.database.uri) };
  }

  it('has the extractors that were there when it was approved', async () => {
    const { policy, mapping, second } = await setting();
    await second.rest.issuance.setBioExtractors(administrator, { ...change, mapping, extractors: [iris] });
    interrupt(second.stores.policyMappings, 'replace', 'before', async () => {
      const { data } = await admin.ask(TestApproveMappingDocument, { input: mapping });
      expect(data.approvePolicyMapping.problems).toEqual([]);
    });
    const later = { ...change, mapping, extractors: [{ ...iris, version: '2' }] };
    const reasons = await reasonsOf(second.rest.issuance.setBioExtractors(administrator, later));
    await second.close();
    expect(reasons).toEqual(['EXTRACTORS_FIXED']);
    expect(await mappingTo(policy.id)).toMatchObject({ status: 'APPROVED', extractors: [iris] });
  });

  it.each(['before', 'after'] as const)('a partner switched off %s it is written refuses it', async (moment) => {
    const { receiving, policy, mapping, second } = await setting();
    interrupt(second.stores.policyMappings, 'replace', moment, () =>
      switchOff('partners', receiving.id, 'INACTIVE', `partner:${receiving.id}`),
    );
    const types = { ...change, mapping, credentialTypes: ['vercred'] };
    const reasons = await reasonsOf(second.rest.issuance.setCredentialTypes(administrator, types));
    await second.close();
    expect(reasons).toEqual(['PARTNER_INACTIVE']);
    expect(await mappingTo(policy.id)).toMatchObject({ credentialTypes: [] });
  });
});
