import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApproveMappingDocument,
  TestRejectMappingDocument,
  TestRequestMappingDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

async function request(policyId: string, session = partner) {
  const input = { partnerId: demoIds.partner, policyId, useCaseDescription: 'Log in' };
  return (await session.ask(TestRequestMappingDocument, { input })).data.requestPolicyMapping;
}

describe('two people at once', () => {
  it('who request the same make one request', async () => {
    const policy = await gateway.world.policy();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => request(policy.id, index % 2 === 0 ? partner : admin)),
    );
    expect(answers.filter(({ policyMapping }) => policyMapping !== null)).toHaveLength(1);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(
      Array(15).fill('MAPPING_PENDING'),
    );
    const stored = gateway.database.db.collection('policyMappings').find({ policyId: policy.id });
    expect(await stored.toArray()).toHaveLength(1);
  });

  it('who approve and reject the same have one winner, and every loser hears what was decided', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = (await request((await gateway.world.policy()).id)).policyMapping ?? { id: '' };
      const [approvals, rejections] = await Promise.all([
        Promise.all(
          Array.from({ length: 4 }, async () => {
            const { data } = await admin.ask(TestApproveMappingDocument, { input: { id } });
            return data.approvePolicyMapping;
          }),
        ),
        Promise.all(
          Array.from({ length: 4 }, async () => {
            const { data } = await admin.ask(TestRejectMappingDocument, { input: { id, reason: 'No' } });
            return data.rejectPolicyMapping;
          }),
        ),
      ]);
      const answers = [...approvals, ...rejections];
      const winners = answers.flatMap(({ policyMapping }) => policyMapping?.status ?? []);
      expect(winners).toHaveLength(1);
      const codes = answers.flatMap(({ problems }) => problems.map(({ code }) => code));
      expect(codes).toEqual(Array(7).fill(`MAPPING_ALREADY_${winners[0] ?? ''}`));
    }
  });
});

describe('the same twice', () => {
  it('changes nothing the second time', async () => {
    const policy = await gateway.world.policy();
    const { id } = (await request(policy.id)).policyMapping ?? { id: '' };
    expect((await request(policy.id)).problems).toMatchObject([{ code: 'MAPPING_PENDING' }]);
    await admin.ask(TestApproveMappingDocument, { input: { id } });
    const before = await gateway.database.dump();
    const { data } = await admin.ask(TestApproveMappingDocument, { input: { id } });
    expect(data.approvePolicyMapping.problems).toMatchObject([{ code: 'MAPPING_ALREADY_APPROVED' }]);
    expect((await request(policy.id)).problems).toMatchObject([{ code: 'MAPPING_ALREADY_APPROVED' }]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('can be asked for again after a rejection, as a mapping of its own', async () => {
    const policy = await gateway.world.policy();
    const first = (await request(policy.id)).policyMapping?.id ?? '';
    await admin.ask(TestRejectMappingDocument, { input: { id: first, reason: 'No' } });
    const second = (await request(policy.id)).policyMapping;
    expect(second).toMatchObject({ status: 'REQUESTED', reason: null });
    expect(second?.id).not.toBe(first);
  });
});

describe('every transition', () => {
  it('is in the audit trail, chained, with who made it', async () => {
    const { id } = (await request((await gateway.world.policy()).id)).policyMapping ?? { id: '' };
    await admin.ask(TestApproveMappingDocument, { input: { id } });
    const entries = await gateway.database.db
      .collection<{ hash: string }>('auditEntries')
      .find({ aggregate: `policyMapping:${id}` })
      .sort({ sequence: 1 })
      .toArray();
    expect(entries).toMatchObject([
      { action: 'policy-mapping:request', actor: 'partner', partnerId: demoIds.partner, previousHash: null },
      {
        action: 'policy-mapping:approve',
        actor: 'admin',
        partnerId: demoIds.partner,
        previousHash: entries[0]?.hash,
        changes: { status: { before: 'REQUESTED', after: 'APPROVED' }, decidedBy: { before: null, after: 'admin' } },
      },
    ]);
  });
});
