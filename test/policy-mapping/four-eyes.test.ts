import { afterEach, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApproveMappingDocument,
  TestRejectMappingDocument,
  TestRequestMappingDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;

afterEach(() => gateway.stop());

async function requestBy(session: Session): Promise<string> {
  const { id: policyId } = await gateway.world.policy();
  const input = { partnerId: demoIds.partner, policyId, useCaseDescription: '' };
  const { data } = await session.ask(TestRequestMappingDocument, { input });
  return data.requestPolicyMapping.policyMapping?.id ?? '';
}

const approve = async (session: Session, id: string) =>
  (await session.ask(TestApproveMappingDocument, { input: { id } })).data.approvePolicyMapping;

describe('who approves what they requested themselves', () => {
  it('is recorded as that', async () => {
    gateway = await startTestGateway();
    const [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
    const own = await approve(admin, await requestBy(admin));
    expect(own.policyMapping).toMatchObject({ status: 'APPROVED', requestedBy: 'admin', selfApproved: true });
    const another = await approve(admin, await requestBy(partner));
    expect(another.policyMapping).toMatchObject({ status: 'APPROVED', requestedBy: 'partner', selfApproved: false });
  });

  it('is refused where four eyes are demanded, at both doors; rejecting is not', async () => {
    gateway = await startTestGateway({ FOUR_EYES: 'true' });
    const [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
    const id = await requestBy(admin);
    const before = await gateway.database.dump();
    expect(await approve(admin, id)).toMatchObject({ policyMapping: null, problems: [{ code: 'SELF_APPROVAL' }] });
    const { body } = await admin.rest('PUT', `partners/policy/${id}`, { status: 'Approved' });
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_PRT_055' }]);
    expect(await gateway.database.dump()).toEqual(before);

    const another = await approve(admin, await requestBy(partner));
    expect(another.policyMapping).toMatchObject({ status: 'APPROVED', selfApproved: false });
    const { data } = await admin.ask(TestRejectMappingDocument, { input: { id, reason: 'On second thoughts' } });
    expect(data.rejectPolicyMapping.policyMapping?.status).toBe('REJECTED');
  });
});
