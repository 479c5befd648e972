import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { policyDoor, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateApiKeyDocument, TestDeactivateApiKeyDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** A policy as the policy of a partner (contract 2.1, P17). */
let gateway: TestGateway;
let session: Session;
let admin: PolicyDoor;

beforeAll(async () => {
  gateway = await startTestGateway();
  session = await gateway.as('admin');
  admin = policyDoor(gateway, session.token);
});

afterAll(() => gateway.stop());

const address = `/${demoIds.policy}/partner/${demoIds.partner}`;
const codesOf = async (path: string) => (await admin('GET', path)).body.errors.map(({ errorCode }) => errorCode);

describe('the policy of a partner', () => {
  it('is shown while the partner has an active API key under it, as it is shown by itself', async () => {
    expect(await codesOf(address)).toEqual(['PMS_POL_017']);
    const pair = { partnerId: demoIds.partner, policyId: demoIds.policy };
    const { data } = await session.ask(TestCreateApiKeyDocument, { input: { ...pair, label: 'A key' } });
    const id = data.createApiKey.issued?.apiKey.id ?? '';

    const alone = await admin('GET', `/${demoIds.policy}`);
    const { status, body } = await admin('GET', address);
    expect(status).toBe(200);
    expect(body).toEqual({ ...alone.body, responsetime: expect.any(String) });
    expect(body.response).toMatchObject({ policyId: demoIds.policy, status: 'PUBLISHED' });

    await session.ask(TestDeactivateApiKeyDocument, { input: { id } });
    expect(await codesOf(address)).toEqual(['PMS_POL_017']);
  });

  it.each([
    ['another partner', `/${demoIds.policy}/partner/${demoIds.otherPartner}`],
    ['a partner that there is none of', `/${demoIds.policy}/partner/none`],
    ['a policy that there is none of', `/none/partner/${demoIds.partner}`],
  ])('is not that of %s', async (_what, path) => {
    expect(await codesOf(path)).toEqual(['PMS_POL_017']);
  });
});
