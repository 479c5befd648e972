import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { authority, issue } from '../certificate/chain.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { goodClient } from './client-input.ts';
import type { TestDatabase } from './mongo.ts';
import type { World } from './world.ts';

export interface Made {
  readonly id: string;
  readonly version: number;
}

/** Sends a change as an administrator: its mutation, its input and the member of the payload with what it made. */
export type Send = (mutation: string, input: object, entity: string) => Promise<Made>;

interface Setting {
  /** On the demonstration data. */
  readonly world: World;
  readonly database: Pick<TestDatabase, 'db'>;
}

/** A story in which every mutation of the schema succeeds at least once, each standing on those before it. */
export async function tellEveryChange(send: Send, setting: Setting): Promise<void> {
  const groupId = await setUpGroup(send);
  const [policyId, otherPolicyId] = await setUpPolicies(send, groupId);
  await bringUpPartner(send, groupId);
  const mappingId = await askForPolicies(send, policyId, otherPolicyId);
  await usePolicies(send, policyId, otherPolicyId);
  await send('revokePolicyMapping', { id: mappingId, reason: 'Over', confirmClients: 1 }, 'policyMapping');
  await doAsCredentialPartner(send, setting, groupId);
  await doAsMisp(send, setting, groupId);
  const groupless = await setting.world.partner({ policyGroupId: null, status: 'REGISTERED' });
  await send('mapPartnerPolicyGroup', { id: groupless.id, policyGroupId: groupId }, 'partner');
  const unused = await setting.world.policy({ groupId });
  await send('deactivatePolicy', { id: unused.id }, 'policy');
  await setAsideAnEvent(setting);
  await send('resendEvent', { id: 'set-aside' }, 'event');
}

async function setUpGroup(send: Send): Promise<string> {
  const { id } = await send('createPolicyGroup', { name: 'Told', description: 'For all' }, 'policyGroup');
  await send('updatePolicyGroup', { id, expectedVersion: 1, description: 'For everybody' }, 'policyGroup');
  await send('deactivatePolicyGroup', { id }, 'policyGroup');
  await send('activatePolicyGroup', { id }, 'policyGroup');
  return id;
}

async function setUpPolicies(send: Send, groupId: string): Promise<[string, string]> {
  const draft = { groupId, type: 'AUTH', name: 'One', description: 'Log in', documentVersion: '1' };
  const { id } = await send('createPolicy', { ...draft, definition: samplePolicy }, 'policy');
  await send('updatePolicy', { id, expectedVersion: 1, description: 'Sign in' }, 'policy');
  const other = await send('clonePolicy', { id, groupId, name: 'Two' }, 'policy');
  await send('publishPolicy', { id }, 'policy');
  await send('publishPolicy', { id: other.id }, 'policy');
  return [id, other.id];
}

const partnerId = 'told';

async function bringUpPartner(send: Send, policyGroupId: string): Promise<void> {
  const facts = { name: 'Told', type: 'AUTH_PARTNER', address: 'Here', contactNumber: '+1 555 0100' };
  await send('registerPartner', { id: partnerId, ...facts, email: 'told@example.org', policyGroupId }, 'partner');
  await send('updatePartner', { id: partnerId, expectedVersion: 1, address: 'There' }, 'partner');
  await send('assignPartnerOwners', { id: partnerId, expectedVersion: 2, owners: [partnerId, 'admin'] }, 'partner');
  const contacts = [{ name: 'Ada', email: 'ada@example.org' }];
  await send('setPartnerContacts', { id: partnerId, expectedVersion: 3, contacts }, 'partner');
  const ca = await authority('CN=Told');
  await send('uploadCaCertificate', { domain: 'AUTH', certificates: ca.pem }, 'caCertificate');
  const leaf = await issue({ name: 'CN=Told, O=Told', by: ca });
  await send('uploadPartnerCertificate', { partnerId, domain: 'AUTH', certificate: leaf.pem }, 'partnerCertificate');
  await send('deactivatePartner', { id: partnerId }, 'partner');
  await send('activatePartner', { id: partnerId }, 'partner');
}

async function askForPolicies(send: Send, policyId: string, otherPolicyId: string): Promise<string> {
  const ask = { partnerId, useCaseDescription: 'To log in' };
  const { id } = await send('requestPolicyMapping', { ...ask, policyId }, 'policyMapping');
  await send('approvePolicyMapping', { id }, 'policyMapping');
  const other = { ...ask, policyId: otherPolicyId };
  const tooEarly = await send('requestPolicyMapping', other, 'policyMapping');
  await send('rejectPolicyMapping', { id: tooEarly.id, reason: 'Not yet' }, 'policyMapping');
  const again = await send('requestPolicyMapping', other, 'policyMapping');
  await send('approvePolicyMapping', { id: again.id }, 'policyMapping');
  return id;
}

async function usePolicies(send: Send, policyId: string, otherPolicyId: string): Promise<void> {
  const client = await send('createOidcClient', goodClient({ partnerId, policyId }), 'oidcClient');
  await send('updateOidcClient', { id: client.id, expectedVersion: 1, name: 'Another' }, 'oidcClient');
  await send('redeliverOidcClient', { id: client.id }, 'oidcClient');
  const key = await send('createApiKey', { partnerId, policyId, label: 'one' }, 'issued');
  await send('changeApiKeyPolicy', { id: key.id, policyId: otherPolicyId }, 'apiKey');
  await send('deactivateApiKey', { id: key.id }, 'apiKey');
}

async function doAsCredentialPartner(send: Send, { world }: Setting, groupId: string): Promise<void> {
  const policy = await world.policy({ groupId, type: 'DATA_SHARE', definition: goodDefinitions.DATA_SHARE });
  const printer = await world.partner({ type: 'CREDENTIAL_PARTNER', policyGroupId: groupId });
  const ask = { partnerId: printer.id, policyId: policy.id, useCaseDescription: 'Cards' };
  const { id } = await send('requestPolicyMapping', ask, 'policyMapping');
  const extractors = [{ attributeName: 'photo', biometric: 'Face', provider: 'Any', version: '1' }];
  await send('setBioExtractors', { id, expectedVersion: 1, extractors }, 'policyMapping');
  await send('approvePolicyMapping', { id }, 'policyMapping');
  await send('setCredentialTypes', { id, expectedVersion: 3, credentialTypes: ['euin'] }, 'policyMapping');
}

async function doAsMisp(send: Send, { world }: Setting, groupId: string): Promise<void> {
  const policy = await world.policy({ groupId, type: 'MISP', definition: goodDefinitions.MISP });
  const provider = await world.partner({ type: 'MISP_PARTNER', policyGroupId: groupId });
  await world.mapping(provider, policy, 'APPROVED');
  const input = { partnerId: provider.id, policyId: policy.id };
  const license = await send('createMispLicense', input, 'issuedLicense');
  await send('deactivateMispLicense', { id: license.id }, 'mispLicense');
}

export async function setAsideAnEvent({ database }: Pick<Setting, 'database'>): Promise<void> {
  const event = { topic: 'PARTNER_UPDATED', publisher: 'PartnerManagementServiceImpl', clientData: null, step: 0 };
  const carries = { partner: demoIds.partner, policy: null, apiKey: null, mispLicense: null };
  const now = new Date();
  const times = { dueAt: now, sentAt: null, createdAt: now, updatedAt: now };
  const tries = { state: 'PARKED', attempts: 10, strikes: 10, error: { code: 'DENIED', at: now } };
  const told = { aggregate: `partner:${demoIds.partner}`, version: 1, carries };
  await database.db
    .collection<{ _id: string }>('outbox')
    .insertOne({ _id: 'set-aside', ...event, ...told, ...tries, ...times });
}
