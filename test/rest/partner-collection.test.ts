import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { authority, issue } from '../certificate/chain.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

/** The partner calls of the onboarding collections, in their order and as they send them. */
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
});

afterAll(() => gateway.stop());

const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, request?: unknown) =>
  restCall(gateway.url, admin, [method, path], request);

describe.each([
  { flow: 'demo-oidc', partnerType: 'Auth_Partner', domain: 'AUTH', activates: true },
  { flow: 'mimoto-oidc', partnerType: 'AUTH_PARTNER', domain: 'Auth', activates: false },
  { flow: 'esignet', partnerType: 'Misp_Partner', domain: 'MISP', activates: true },
])('the $flow flow', ({ partnerType, domain, activates }) => {
  const partnerId = `mpartner-${randomUUID().slice(0, 20)}`;
  const organizationName = `Organisation ${partnerId}`;
  const upload = 'partners/certificate';

  it('runs through, and again', async () => {
    const registered = await call('POST', 'partners', {
      partnerId,
      organizationName,
      address: 'Bangalore',
      contactNumber: '653-568-8623',
      emailId: `${partnerId}@example.org`,
      partnerType,
      policyGroup: 'Financial services',
    });
    expect(registered.body.response).toEqual({ partnerId, status: 'InProgress' });

    const root = await authority(`CN=Root ${partnerId}`);
    const below = await authority(`CN=Below ${partnerId}`, { by: root });
    for (const certificateData of [root.pem, below.pem, root.pem]) {
      const { body } = await call('POST', `${upload}/ca/upload`, { certificateData, partnerDomain: domain });
      expect(JSON.stringify(body)).toMatch(/Upload Success\.|Certificate already exists in store/);
    }
    const leaf = await issue({ name: `CN=${partnerId}, O=${organizationName}`, by: below, key: 'RSA-2048' });
    const request = { partnerId, partnerDomain: domain, certificateData: leaf.pem };
    for (const time of ['first', 'again']) {
      const { body } = await call('POST', `${upload}/upload`, request);
      expect([time, body.errors]).toEqual([time, []]);
      expect((body.response as { signedCertificateData: string }).signedCertificateData).toContain('BEGIN CERTIFICATE');
    }
    if (activates) {
      const { body } = await call('PATCH', `partners/${partnerId}`, { status: 'ACTIVE' });
      expect([body.id, body.version, body.errors]).toEqual(['string', 'LTS', []]);
    }
    const { body } = await call('GET', `partners/${partnerId}`);
    expect(body).toMatchObject({ id: 'mosip.partnermanagement.partners.retrieve', version: '1.0' });
    expect(body.response).toMatchObject({ status: 'active', isActive: true, policyGroup: 'Financial services' });
  });
});

describe('a step that was left out', () => {
  it('shows in the next one: no client without the certificate', async () => {
    const partnerId = 'hasty-bank';
    await call('POST', 'partners', {
      partnerId,
      organizationName: 'Hasty Bank',
      address: 'a',
      contactNumber: '1',
      emailId: 'hasty@example.org',
      partnerType: 'Auth_Partner',
      policyGroup: 'Financial services',
    });
    await gateway.world.mapping({ id: partnerId }, { id: demoIds.policy }, 'APPROVED');
    const { partnerId: authPartnerId, ...client } = goodClient({ partnerId });
    const create = async () =>
      (await call('POST', 'oidc/client', { ...client, authPartnerId })).body.errors.map(({ errorCode }) => errorCode);
    expect(await create()).toEqual(['PMS_PMP_016']);
    expect((await call('PATCH', `partners/${partnerId}`, { status: 'ACTIVE' })).body.errors[0]?.errorCode).toBe(
      'PMS_PRT_108',
    );
    const root = await authority('CN=Hasty root');
    const leaf = await issue({ name: 'O=Hasty Bank', by: root });
    await call('POST', 'partners/certificate/ca/upload', { certificateData: root.pem, partnerDomain: 'AUTH' });
    const { body } = await call('POST', 'partners/certificate/upload', {
      ...{ partnerId, partnerDomain: 'AUTH', certificateData: leaf.pem },
    });
    expect(body.errors).toEqual([]);
    expect(await create()).toEqual([]);
  });
});

describe('a body that is not as documented', () => {
  it.each([
    ['POST', 'partners', undefined, 200, 'PMS_COR_001'],
    ['POST', 'partners', { partnerId: 5 }, 400, 'PMS_COR_001'],
    ['POST', 'partners', 'text', 400, 'PMS_COR_001'],
    ['PUT', `partners/${demoIds.partner}`, null, 200, 'PMS_COR_001'],
    ['PATCH', `partners/${demoIds.partner}`, null, 200, 'PMS_COR_001'],
    ['POST', 'partners/certificate/ca/upload', null, 200, 'PMS_COR_001'],
    ['POST', 'partners/certificate/upload', { partnerId: [] }, 400, 'PMS_COR_001'],
  ] as const)('%s %s %j', async (method, path, request, status, code) => {
    const answer = await call(method, path, request);
    expect([answer.status, answer.body.errors[0]?.errorCode]).toEqual([status, code]);
  });

  it('names fields as the caller does', async () => {
    const { body } = await call('POST', 'partners', { partnerId: 'x', organizationName: '' });
    expect(body.errors).toEqual([
      { errorCode: 'PMS_COR_001', message: 'Invalid request parameter - must not be blank :request.organizationName' },
    ]);
  });
});
