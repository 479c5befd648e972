import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateApiKeyDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;
let other: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner, other] = await Promise.all([
    gateway.as('admin'),
    gateway.as('partner'),
    gateway.as('other-partner'),
  ]);
});

afterAll(() => gateway.stop());

const retrieved = { id: 'mosip.partnermanagement.partners.retrieve', version: '1.0', errors: [] };

describe('what a partner asked for', () => {
  it('is listed for it and for those who decide, newest first, without any key', async () => {
    await gateway.world.mapping({ id: demoIds.partner }, await gateway.world.policy(), 'REQUESTED');
    const none = { partnerApiKey: null, validityTill: null };
    for (const session of [partner, admin]) {
      const { body } = await session.rest('GET', `partners/${demoIds.partner}/apikey/request`);
      expect(body).toMatchObject(retrieved);
      expect(body.response).toEqual([
        { apiKeyReqID: expect.any(String), apiKeyRequestStatus: 'InProgress', ...none },
        { apiKeyReqID: demoIds.mapping, apiKeyRequestStatus: 'approved', ...none },
      ]);
    }
    for (const [session, id] of [
      [other, demoIds.partner],
      [other, demoIds.otherPartner],
      [admin, 'nobody-at-all'],
    ] as const) {
      const { status, body } = await session.rest('GET', `partners/${id}/apikey/request`);
      expect(status).toBe(200);
      expect(body.errors).toMatchObject([{ errorCode: 'PMS_PRT_006' }]);
    }
  });

  it('is shown one by one', async () => {
    const { body } = await admin.rest('GET', `partners/apikey/${demoIds.mapping}`);
    expect(body).toMatchObject(retrieved);
    expect(body.response).toEqual({
      partnerID: demoIds.partner,
      status: 'approved',
      organizationName: 'Demo Bank',
      policyId: demoIds.policy,
      policyDesc: expect.any(String),
      apiKeyReqNo: demoIds.mapping,
    });
    const foreign = await other.rest('GET', `partners/apikey/${demoIds.mapping}`);
    expect(foreign.body.errors).toMatchObject([{ errorCode: 'PMS_PMP_015' }]);
  });
});

describe('an API key', () => {
  it('leads to its policy, for its partner and for those who decide', async () => {
    const input = { partnerId: demoIds.partner, policyId: demoIds.policy, label: 'found' };
    const { data } = await partner.ask(TestCreateApiKeyDocument, { input });
    const value = data.createApiKey.issued?.value ?? '';
    const read = async (session: Session, partnerId: string, key: string) =>
      (await session.rest('GET', `partners/${partnerId}/apikey/${key}`)).body;
    for (const session of [partner, admin]) {
      const body = await read(session, demoIds.partner, value);
      expect(body).toMatchObject(retrieved);
      expect(body.response).toEqual({ partnerID: demoIds.partner, policyId: demoIds.policy });
    }
    for (const body of [
      await read(other, demoIds.partner, value),
      await read(admin, demoIds.otherPartner, value),
      await read(partner, demoIds.partner, 'unknown'),
    ]) {
      expect(body.errors).toMatchObject([{ errorCode: 'PMS_PMP_009' }]);
    }
  });
});
