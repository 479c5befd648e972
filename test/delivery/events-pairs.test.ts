import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodDefinitions } from '../policy/policy-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub, type HubMessage } from '../support/hub/hub.ts';
import {
  TestApproveMappingDocument,
  TestChangeApiKeyPolicyDocument,
  TestCreateApiKeyDocument,
  TestCreateLicenseDocument,
  TestDeactivateApiKeyDocument,
  TestDeactivateLicenseDocument,
  TestRequestMappingDocument,
  TestRevokeMappingDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { newsOf } from './events-setting.ts';
import { created } from './setting.ts';

let hub: FakeHub;
let gateway: TestGateway;
let admin: Session;
let news: () => Promise<HubMessage[]>;

beforeAll(async () => {
  hub = await startFakeHub();
  gateway = await startTestGateway(hub.settings);
  admin = await gateway.as('admin');
  news = newsOf(gateway, hub);
  // the demonstration data
  await news();
});

afterAll(async () => {
  await gateway.stop();
  await hub.stop();
});

const topics = (messages: HubMessage[]): string[] => messages.map(({ topic }) => topic).sort();
const dataIn = (messages: HubMessage[]) => messages.map(({ event }) => event.data);
const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

const manager = {
  name: 'PartnerManagementServiceImpl',
  namespace: 'io.mosip.pmp.partner.manager.service.impl.PartnerManagementServiceImpl',
};

describe('what the hub is told of a pair of partner and policy', () => {
  it('both when it is approved, the key with both, and what falls with the approval', async () => {
    const { world } = gateway;
    const partner = await world.partner({ id: 'paired-bank', name: 'Paired Bank' });
    const [policy, next] = [await world.policy(), await world.approvedPolicy(partner)];
    const asked = { partnerId: partner.id, policyId: policy.id };
    const request = await admin.ask(TestRequestMappingDocument, {
      input: { ...asked, useCaseDescription: 'To log in' },
    });
    expect(await news()).toEqual([]);
    const id = request.data.requestPolicyMapping.policyMapping?.id ?? '';
    await admin.ask(TestApproveMappingDocument, { input: { id } });
    const approved = await news();
    expect(approved.map(({ topic }) => topic)).toEqual(['PARTNER_UPDATED', 'POLICY_UPDATED']);
    const partnerData = expect.objectContaining({
      partnerId: partner.id,
      partnerStatus: 'ACTIVE',
      certificateData: '',
    });
    const policyData = expect.objectContaining({ policyId: policy.id, policyStatus: 'ACTIVE' });
    expect(dataIn(approved)).toEqual([{ partnerData }, { policyData }]);

    const key = (await admin.ask(TestCreateApiKeyDocument, { input: { ...asked, label: 'told' } })).data.createApiKey
      .issued;
    const value = key?.value ?? '';
    const ofKey = {
      ...{ apiKeyId: value, apiKeyStatus: 'ACTIVE' },
      ...{ apiKeyCommenceOn: expect.stringMatching(localTime), apiKeyExpiresOn: expect.stringMatching(localTime) },
    };
    const minted = await news();
    expect(minted).toMatchObject([{ topic: 'APIKEY_APPROVED', event: { type: manager } }]);
    expect(dataIn(minted)).toEqual([{ partnerData, policyData, apiKeyData: ofKey }]);
    const keyId = key?.apiKey.id ?? '';
    await admin.ask(TestChangeApiKeyPolicyDocument, { input: { id: keyId, policyId: next.id } });
    const moved = await news();
    expect(topics(moved)).toEqual(['APIKEY_APPROVED']);
    expect(dataIn(moved)).toMatchObject([{ policyData: { policyId: next.id }, apiKeyData: { apiKeyId: value } }]);
    await admin.ask(TestDeactivateApiKeyDocument, { input: { id: keyId } });
    const off = await news();
    expect(topics(off)).toEqual(['APIKEY_UPDATED']);
    expect(dataIn(off)).toEqual([{ apiKeyData: { ...ofKey, apiKeyStatus: 'DEACTIVE' } }]);
    const kept = JSON.stringify((await gateway.database.dump()).outbox);
    expect(kept).toContain(keyId);
    expect(value).toHaveLength(43);
    expect(kept).not.toContain(value);

    const client = await created(admin, asked);
    await admin.ask(TestCreateApiKeyDocument, { input: { ...asked, label: 'falls' } });
    await news();
    const revocation = { id, reason: 'No longer', confirmClients: 1 };
    await admin.ask(TestRevokeMappingDocument, { input: revocation });
    const fallen = await news();
    expect(topics(fallen)).toEqual(['APIKEY_UPDATED', 'OIDC_CLIENT_UPDATED']);
    const ofClient = fallen.find(({ topic }) => topic === 'OIDC_CLIENT_UPDATED');
    expect(ofClient?.event.data.clientData).toMatchObject({ clientId: client.id, clientStatus: 'INACTIVE' });
  });

  it('the licence of an infrastructure provider, with its policy', async () => {
    const misp = await gateway.world.partner({ type: 'MISP_PARTNER', name: 'Provider' });
    const policy = await gateway.world.approvedPolicy(misp, { type: 'MISP', definition: goodDefinitions.MISP });
    const made = await admin.ask(TestCreateLicenseDocument, { input: { partnerId: misp.id } });
    const { value, mispLicense } = made.data.createMispLicense.issued ?? {};
    const policyData = expect.objectContaining({ policyId: policy.id });
    const mispLicenseData = {
      ...{ mispId: misp.id, licenseKey: value, mispStatus: 'ACTIVE' },
      ...{ mispCommenceOn: expect.stringMatching(localTime), mispExpiresOn: expect.stringMatching(localTime) },
    };
    const generated = await news();
    expect(topics(generated)).toEqual(['MISP_LICENSE_GENERATED']);
    expect(dataIn(generated)).toEqual([{ policyData, mispLicenseData }]);
    await admin.ask(TestDeactivateLicenseDocument, { input: { id: mispLicense?.id ?? '' } });
    const ended = await news();
    expect(topics(ended)).toEqual(['MISP_LICENSE_UPDATED']);
    expect(dataIn(ended)).toEqual([{ policyData, mispLicenseData: { ...mispLicenseData, mispStatus: 'NOT_ACTIVE' } }]);
    expect(JSON.stringify((await gateway.database.dump()).outbox)).not.toContain(value);
  });
});
