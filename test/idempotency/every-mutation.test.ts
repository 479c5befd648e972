import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { authority, issue } from '../certificate/chain.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { root } from '../support/process.ts';
import type { Session } from '../support/session.ts';
import { change, newKey } from './asking.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;
const done = new Set<string>();

beforeAll(async () => {
  esignet = await startFakeEsignet('java-1');
  gateway = await startTestGateway(esignet.settings);
  admin = await gateway.as('admin');
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

const notes = new Set(['deliveries', 'idempotencyKeys', 'fences']);

/** Everything that a change may write, but for what couriers note of their own work. */
async function written(): Promise<unknown> {
  const dump = Object.entries(await gateway.database.dump());
  return dump.filter(([collection]) => !notes.has(collection));
}

interface Made {
  readonly id: string;
  readonly version: number;
}

/** Sends a change twice with one key: the second answer is the first one, and nothing more is written. */
async function twice(mutation: string, input: object, entity: string): Promise<Made> {
  const keyed = { ...input, idempotencyKey: newKey() };
  const first = await change(gateway, admin, mutation, keyed, entity);
  expect({ mutation, problems: first.problems }).toEqual({ mutation, problems: [] });
  const after = await written();
  const second = await change(gateway, admin, mutation, keyed, entity);
  expect(second).toEqual(first);
  expect(await written()).toEqual(after);
  done.add(mutation);
  const made = first[entity === 'issuedLicense' ? 'issued' : entity] as Made & { apiKey?: Made; mispLicense?: Made };
  return made.apiKey ?? made.mispLicense ?? made;
}

describe('whoever sends every change twice with one idempotency key', () => {
  let groupId = '';
  let policyId = '';
  let otherPolicyId = '';
  let mappingId = '';

  it('sets up groups and policies', async () => {
    const group = await twice('createPolicyGroup', { name: 'Twice', description: 'For all' }, 'policyGroup');
    groupId = group.id;
    await twice('updatePolicyGroup', { id: groupId, expectedVersion: 1, description: 'For everybody' }, 'policyGroup');
    await twice('deactivatePolicyGroup', { id: groupId }, 'policyGroup');
    await twice('activatePolicyGroup', { id: groupId }, 'policyGroup');
    const draft = { groupId, type: 'AUTH', name: 'One', description: 'Log in', documentVersion: '1' };
    policyId = (await twice('createPolicy', { ...draft, definition: samplePolicy }, 'policy')).id;
    await twice('updatePolicy', { id: policyId, expectedVersion: 1, description: 'Sign in' }, 'policy');
    otherPolicyId = (await twice('clonePolicy', { id: policyId, groupId, name: 'Two' }, 'policy')).id;
    await twice('publishPolicy', { id: policyId }, 'policy');
    await change(gateway, admin, 'publishPolicy', { id: otherPolicyId }, 'policy');
  });

  it('brings a partner up', async () => {
    const facts = { name: 'Twice', type: 'AUTH_PARTNER', address: 'Here', contactNumber: '+1 555 0100' };
    const partner = { id: 'twice', ...facts, email: 'twice@example.org', policyGroupId: groupId };
    await twice('registerPartner', partner, 'partner');
    await twice('updatePartner', { id: 'twice', expectedVersion: 1, address: 'There' }, 'partner');
    await twice('assignPartnerOwners', { id: 'twice', expectedVersion: 2, owners: ['twice', 'admin'] }, 'partner');
    const contacts = [{ name: 'Ada', email: 'ada@example.org' }];
    await twice('setPartnerContacts', { id: 'twice', expectedVersion: 3, contacts }, 'partner');
    const ca = await authority('CN=Twice');
    await twice('uploadCaCertificate', { domain: 'AUTH', certificates: ca.pem }, 'caCertificate');
    const leaf = await issue({ name: 'CN=Twice, O=Twice', by: ca });
    const upload = { partnerId: 'twice', domain: 'AUTH', certificate: leaf.pem };
    await twice('uploadPartnerCertificate', upload, 'partnerCertificate');
    await twice('deactivatePartner', { id: 'twice' }, 'partner');
    await twice('activatePartner', { id: 'twice' }, 'partner');
  });

  it('asks for policies, is heard, and uses them', async () => {
    const ask = { partnerId: 'twice', useCaseDescription: 'To log in' };
    mappingId = (await twice('requestPolicyMapping', { ...ask, policyId }, 'policyMapping')).id;
    await twice('approvePolicyMapping', { id: mappingId }, 'policyMapping');
    const other = { ...ask, policyId: otherPolicyId };
    const { policyMapping } = await change(gateway, admin, 'requestPolicyMapping', other, 'policyMapping');
    const rejected = { id: (policyMapping as Made).id, reason: 'Not yet' };
    await twice('rejectPolicyMapping', rejected, 'policyMapping');
    const again = await change(gateway, admin, 'requestPolicyMapping', other, 'policyMapping');
    await change(gateway, admin, 'approvePolicyMapping', { id: (again.policyMapping as Made).id }, 'policyMapping');

    const client = await twice('createOidcClient', goodClient({ partnerId: 'twice', policyId }), 'oidcClient');
    await twice('updateOidcClient', { id: client.id, expectedVersion: 1, name: 'Another' }, 'oidcClient');
    await twice('redeliverOidcClient', { id: client.id }, 'oidcClient');
    const key = await twice('createApiKey', { partnerId: 'twice', policyId, label: 'one' }, 'issued');
    await twice('changeApiKeyPolicy', { id: key.id, policyId: otherPolicyId }, 'apiKey');
    await twice('deactivateApiKey', { id: key.id }, 'apiKey');
    const revocation = { id: mappingId, reason: 'Over', confirmClients: 1 };
    await twice('revokePolicyMapping', revocation, 'policyMapping');
  });

  it('does what only other kinds of partners do', async () => {
    const print = await gateway.world.policy({ groupId, type: 'DATA_SHARE', definition: goodDefinitions.DATA_SHARE });
    const printer = await gateway.world.partner({ type: 'CREDENTIAL_PARTNER', policyGroupId: groupId });
    const ask = { partnerId: printer.id, policyId: print.id, useCaseDescription: 'Cards' };
    const { policyMapping } = await change(gateway, admin, 'requestPolicyMapping', ask, 'policyMapping');
    const { id } = policyMapping as Made;
    const extractors = [{ attributeName: 'photo', biometric: 'Face', provider: 'Any', version: '1' }];
    await twice('setBioExtractors', { id, expectedVersion: 1, extractors }, 'policyMapping');
    await change(gateway, admin, 'approvePolicyMapping', { id }, 'policyMapping');
    await twice('setCredentialTypes', { id, expectedVersion: 3, credentialTypes: ['euin'] }, 'policyMapping');

    const relay = await gateway.world.policy({ groupId, type: 'MISP', definition: goodDefinitions.MISP });
    const provider = await gateway.world.partner({ type: 'MISP_PARTNER', policyGroupId: groupId });
    await gateway.world.mapping(provider, relay, 'APPROVED');
    const license = await twice('createMispLicense', { partnerId: provider.id, policyId: relay.id }, 'issuedLicense');
    await twice('deactivateMispLicense', { id: license.id }, 'mispLicense');
    const groupless = await gateway.world.partner({ policyGroupId: null, status: 'REGISTERED' });
    await twice('mapPartnerPolicyGroup', { id: groupless.id, policyGroupId: groupId }, 'partner');
    const unused = await gateway.world.policy({ groupId });
    await twice('deactivatePolicy', { id: unused.id }, 'policy');
  });

  it('sends an event again that was set aside', async () => {
    const event = { topic: 'PARTNER_UPDATED', publisher: 'PartnerManagementServiceImpl', clientData: null, step: 0 };
    const carries = { partner: demoIds.partner, policy: null, apiKey: null, mispLicense: null };
    const now = new Date();
    const times = { dueAt: now, sentAt: null, createdAt: now, updatedAt: now };
    const tries = { state: 'PARKED', attempts: 10, strikes: 10, error: { code: 'DENIED', at: now } };
    const told = { aggregate: `partner:${demoIds.partner}`, version: 1, carries };
    await gateway.database.db
      .collection<{ _id: string }>('outbox')
      .insertOne({ _id: 'set-aside', ...event, ...told, ...tries, ...times });
    await twice('resendEvent', { id: 'set-aside' }, 'event');
  });

  it('has done every change that there is', async () => {
    const schema = buildSchema(await readFile(path.join(root, 'schema', 'schema.graphql'), 'utf8'));
    expect([...done].sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
  });
});
