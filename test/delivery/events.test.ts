import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { authority, issue } from '../certificate/chain.ts';
import { goodPolicy } from '../policy/policy-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub, type HubMessage } from '../support/hub/hub.ts';
import {
  TestActivatePartnerDocument,
  TestCreatePolicyDocument,
  TestDeactivatePartnerDocument,
  TestDeactivatePolicyDocument,
  TestPublishPolicyDocument,
  TestRegisterPartnerDocument,
  TestSetPartnerContactsDocument,
  TestUpdatePartnerDocument,
  TestUpdatePolicyDocument,
  TestUploadCaCertificateDocument,
  TestUploadPartnerCertificateDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { newsOf, outboxOf } from './events-setting.ts';
import { create, created, update } from './setting.ts';

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

const dataIn = (messages: HubMessage[]) => messages.map(({ event }) => event.data);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

const manager = {
  name: 'PartnerManagementServiceImpl',
  namespace: 'io.mosip.pmp.partner.manager.service.impl.PartnerManagementServiceImpl',
};
const demoPartner = {
  partnerId: demoIds.partner,
  partnerName: 'Demo Bank',
  certificateData: '',
  partnerStatus: 'ACTIVE',
};

describe('what the hub is told', () => {
  it('of a client: the whole message, to the letter', async () => {
    const { id } = await created(admin, { name: 'Plain name' });
    const [message, ...others] = await news();
    expect(others).toEqual([]);
    expect(message).toEqual({
      publisher: manager.name,
      topic: 'OIDC_CLIENT_CREATED',
      publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: {
        id: expect.stringMatching(uuid),
        type: manager,
        timestamp: message?.publishedOn,
        data: {
          partnerData: demoPartner,
          policyData: {
            policyId: demoIds.policy,
            policy: expect.objectContaining({ allowedAuthTypes: expect.any(Array) }),
            policyName: 'Log in with eSignet',
            policyStatus: 'ACTIVE',
            policyDescription: expect.any(String),
            policyCommenceOn: expect.stringMatching(localTime),
            policyExpiresOn: expect.stringMatching(localTime),
          },
          clientData: {
            clientId: id,
            clientName: 'Plain name',
            clientStatus: 'ACTIVE',
            userClaims: expect.arrayContaining(['name']),
            authContextRefs: expect.arrayContaining(['mosip:idp:acr:generated-code']),
            clientAuthMethods: ['private_key_jwt'],
          },
        },
      },
    });
    const publish = hub.calls.find(({ message: sent }) => sent?.event.id === message?.event.id);
    expect(publish).toMatchObject({
      query: '?hub.mode=publish&hub.topic=OIDC_CLIENT_CREATED',
      contentType: 'application/json',
    });
    expect(Math.abs(Date.now() - Date.parse(message?.publishedOn ?? ''))).toBeLessThan(10_000);
  });

  it('of a change of a client: full values, once for each version, and nothing of what was refused', async () => {
    const { id } = await created(admin);
    await update(admin, { id, expectedVersion: 1, name: 'Second' });
    await update(admin, { id, expectedVersion: 2, status: 'INACTIVE' });
    const refused = await update(admin, { id, expectedVersion: 1, name: 'Nobody' });
    expect(refused.problems).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect((await create(admin, { grantTypes: [] })).oidcClient).toBeNull();
    expect((await create(admin, { dryRun: true })).problems).toEqual([]);
    const messages = await news();
    expect(messages.map(({ topic }) => topic)).toEqual([
      'OIDC_CLIENT_CREATED',
      'OIDC_CLIENT_UPDATED',
      'OIDC_CLIENT_UPDATED',
    ]);
    const values = {
      clientId: id,
      userClaims: expect.arrayContaining(['name']),
      clientAuthMethods: ['private_key_jwt'],
    };
    expect(dataIn(messages.slice(1))).toMatchObject([
      { clientData: { ...values, clientName: 'Second', clientStatus: 'ACTIVE' } },
      { clientData: { ...values, clientName: 'Second', clientStatus: 'INACTIVE' } },
    ]);
    expect(Object.keys(messages[1]?.event.data ?? {})).toEqual(['clientData']);
  });

  it.each([
    ['translations: a map', 'Bank', [{ language: 'fra', value: 'Banque' }], '{"fra":"Banque","@none":"Bank"}'],
    ['long: cut', 'x'.repeat(200), [], 'x'.repeat(128)],
    ['long in characters of two units: cut between them', '😀'.repeat(128), [], '😀'.repeat(128)],
    [
      'a map that is too long: the plain name',
      'y'.repeat(110),
      [{ language: 'fra', value: 'Banque' }],
      'y'.repeat(110),
    ],
  ])('of the name of a client, %s', async (_what, name, names, told) => {
    await created(admin, { name, names });
    expect(dataIn(await news())).toMatchObject([{ clientData: { clientName: told } }]);
  });

  it('of a partner: its certificate, its status, nothing else', async () => {
    const details = {
      ...{ address: '1 Main Street', contactNumber: '555 0100', email: 'told@example.org' },
      type: 'AUTH_PARTNER' as const,
      policyGroupId: demoIds.group,
    };
    await admin.ask(TestRegisterPartnerDocument, { input: { id: 'told-bank', name: 'Told Bank', ...details } });
    expect(await news()).toEqual([]);
    const root = await authority('CN=Told root');
    const leaf = await issue({ name: 'O=Told Bank', by: root });
    await admin.ask(TestUploadCaCertificateDocument, { input: { domain: 'AUTH', certificates: root.pem } });
    const upload = { partnerId: 'told-bank', domain: 'AUTH' as const, certificate: leaf.pem };
    const answer = (await admin.ask(TestUploadPartnerCertificateDocument, { input: upload })).data;
    const signed = answer.uploadPartnerCertificate.partnerCertificate?.signedPem;
    const told = { partnerId: 'told-bank', partnerName: 'Told Bank', certificateData: signed };
    const [certified, ...others] = await news();
    expect(others).toEqual([]);
    expect(certified).toMatchObject({
      topic: 'PARTNER_UPDATED',
      publisher: 'PartnerServiceImpl',
      event: {
        type: { name: 'PartnerServiceImpl', namespace: 'io.mosip.pmp.partner.service.impl.PartnerServiceImpl' },
        data: { partnerData: { ...told, partnerStatus: 'ACTIVE' } },
      },
    });
    await admin.ask(TestDeactivatePartnerDocument, { input: { id: 'told-bank' } });
    await news().then(([off]) => {
      expect(off).toMatchObject({ topic: 'PARTNER_UPDATED', event: { type: manager } });
      expect(off?.event.data).toEqual({ partnerData: { ...told, partnerStatus: 'DEACTIVE' } });
    });
    await admin.ask(TestActivatePartnerDocument, { input: { id: 'told-bank' } });
    expect(dataIn(await news())).toEqual([{ partnerData: { ...told, partnerStatus: 'ACTIVE' } }]);
    const version = { id: 'told-bank', expectedVersion: 4 };
    const updated = await admin.ask(TestUpdatePartnerDocument, { input: { ...version, address: '2 Main Street' } });
    expect(updated.data.updatePartner.problems).toEqual([]);
    await admin.ask(TestSetPartnerContactsDocument, { input: { id: 'told-bank', expectedVersion: 5, contacts: [] } });
    expect(await news()).toEqual([]);
  });

  it('of a policy: each change after the first draft, and its end', async () => {
    const draft = (await admin.ask(TestCreatePolicyDocument, { input: goodPolicy() })).data.createPolicy.policy;
    expect(await news()).toEqual([]);
    const id = draft?.id ?? '';
    await admin.ask(TestUpdatePolicyDocument, { input: { id, expectedVersion: 1, description: 'Told' } });
    const asDraft = await news();
    expect(asDraft).toMatchObject([
      {
        topic: 'POLICY_UPDATED',
        publisher: 'PolicyManagementService',
        event: { type: { name: 'PolicyManagementService', namespace: 'io.mosip.pmp.policy.service' } },
      },
    ]);
    expect(dataIn(asDraft)).toMatchObject([
      { policyData: { policyId: id, policyStatus: 'DEACTIVE', policyDescription: 'Told' } },
    ]);
    await admin.ask(TestPublishPolicyDocument, { input: { id } });
    expect(dataIn(await news())).toMatchObject([{ policyData: { policyId: id, policyStatus: 'ACTIVE' } }]);
    await admin.ask(TestDeactivatePolicyDocument, { input: { id } });
    expect(dataIn(await news())).toMatchObject([{ policyData: { policyId: id, policyStatus: 'DEACTIVE' } }]);
  });
});

describe('without the setting', () => {
  it('nothing is written, and nobody is called', async () => {
    const quiet = await startTestGateway();
    try {
      const session = await quiet.as('admin');
      const { id } = await created(session);
      await update(session, { id, expectedVersion: 1, name: 'Changed' });
      expect(await outboxOf(quiet).countDocuments()).toBe(0);
      expect(await quiet.database.db.collection('leases').countDocuments()).toBe(0);
    } finally {
      await quiet.stop();
    }
  });
});
