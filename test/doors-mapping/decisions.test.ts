import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyMappingRecord } from '../../src/policy-mapping/index.ts';
import type { PolicyRecord } from '../../src/policy/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestApproveMappingDocument, TestRejectMappingDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** One table through both doors for the decisions on a request (contract 3.4, R8). */
let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

const day = 24 * 3_600_000;
const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };

interface DecisionCase {
  readonly title: string;
  readonly mapping?: PolicyMappingRecord['status'];
  readonly policy?: Partial<PolicyRecord>;
  readonly group?: 'INACTIVE' | 'absent';
  readonly isPartnerOff?: boolean;
  readonly approve: readonly string[];
  readonly approveAtRest: string | null;
  readonly reject: readonly string[];
  readonly rejectAtRest: string | null;
}

const accepted = { reject: [], rejectAtRest: null } as const;
const cases: readonly DecisionCase[] = [
  { title: 'nothing wrong', approve: [], approveAtRest: null, ...accepted },
  {
    title: 'approved already',
    mapping: 'APPROVED',
    approve: ['MAPPING_ALREADY_APPROVED'],
    approveAtRest: 'PMS_PM_034',
    reject: ['MAPPING_ALREADY_APPROVED'],
    rejectAtRest: 'PMS_PM_034',
  },
  {
    title: 'rejected already',
    mapping: 'REJECTED',
    approve: ['MAPPING_ALREADY_REJECTED'],
    approveAtRest: 'PMS_PM_035',
    reject: ['MAPPING_ALREADY_REJECTED'],
    rejectAtRest: 'PMS_PM_035',
  },
  {
    title: 'revoked',
    mapping: 'REVOKED',
    approve: ['MAPPING_ALREADY_REVOKED'],
    approveAtRest: 'PMS_PM_035',
    reject: ['MAPPING_ALREADY_REVOKED'],
    rejectAtRest: 'PMS_PM_035',
  },
  {
    title: 'policy deactivated meanwhile',
    policy: { status: 'DEACTIVATED' },
    approve: ['POLICY_INACTIVE'],
    approveAtRest: 'PMS_PMP_019',
    ...accepted,
  },
  {
    title: 'policy expired meanwhile',
    policy: past,
    approve: ['POLICY_EXPIRED'],
    approveAtRest: 'PMS_PMP_018',
    ...accepted,
  },
  {
    title: 'group switched off meanwhile',
    group: 'INACTIVE',
    approve: ['POLICY_GROUP_INACTIVE'],
    approveAtRest: 'PMS_PMP_023',
    ...accepted,
  },
  {
    title: 'policy without a group',
    group: 'absent',
    approve: ['POLICY_GROUP_INACTIVE'],
    approveAtRest: 'PMS_PMP_022',
    ...accepted,
  },
  {
    title: 'group switched off and policy expired: the group comes first here',
    group: 'INACTIVE',
    policy: past,
    approve: ['POLICY_GROUP_INACTIVE', 'POLICY_EXPIRED'],
    approveAtRest: 'PMS_PMP_023',
    ...accepted,
  },
  {
    title: 'partner switched off meanwhile',
    isPartnerOff: true,
    approve: ['PARTNER_INACTIVE'],
    approveAtRest: 'PMS_PMP_016',
    ...accepted,
  },
  {
    title: 'approved already, and expired since: the state comes first',
    mapping: 'APPROVED',
    policy: past,
    approve: ['MAPPING_ALREADY_APPROVED'],
    approveAtRest: 'PMS_PM_034',
    reject: ['MAPPING_ALREADY_APPROVED'],
    rejectAtRest: 'PMS_PM_034',
  },
];

async function given({ mapping = 'REQUESTED', policy, group, isPartnerOff }: DecisionCase): Promise<string> {
  const { world, database } = gateway;
  const place =
    group === undefined ? {} : { groupId: group === 'absent' ? 'none' : (await world.group({ status: group })).id };
  const asking = await world.partner({ status: isPartnerOff === true ? 'INACTIVE' : 'ACTIVE' });
  const asked = await world.policy({ ...policy, ...place });
  await world.mapping(asking, asked, mapping);
  const stored = await database.db.collection<{ _id: string }>('policyMappings').findOne({ partnerId: asking.id });
  return stored?._id ?? '';
}

const codes = (problems: { code: string; path: string[] }[]): string[] =>
  problems.map(({ code, path }) => {
    expect(path).toEqual(['input', 'id']);
    return code;
  });

describe.each(['approve', 'reject'] as const)('to %s', (decision) => {
  it.each(cases)('$title', async (each) => {
    const expected = each[decision];
    const atRest = decision === 'approve' ? each.approveAtRest : each.rejectAtRest;
    const id = await given(each);
    const before = await gateway.database.dump();

    const first =
      decision === 'approve'
        ? (await admin.ask(TestApproveMappingDocument, { input: { id } })).data.approvePolicyMapping
        : (await admin.ask(TestRejectMappingDocument, { input: { id, reason: 'No' } })).data.rejectPolicyMapping;
    expect(codes(first.problems)).toEqual(expected);
    expect(first.policyMapping !== null).toBe(atRest === null);
    if (atRest !== null) expect(await gateway.database.dump()).toEqual(before);

    const same = atRest === null ? await given(each) : id;
    const { status, body } = await admin.rest('PUT', `partners/policy/${same}`, {
      status: decision === 'approve' ? 'approved' : 'rejected',
    });
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(atRest === null ? [] : [atRest]);
    if (atRest === null) expect(body.response).toEqual(expect.stringMatching(/\w+ \w+/));
  });
});

describe('a decision', () => {
  it.each([
    ['Approved', 'APPROVED'],
    ['approved', 'APPROVED'],
    ['APPROVED', 'APPROVED'],
    ['rejected', 'REJECTED'],
    ['Rejected', 'REJECTED'],
  ])('over REST reads %s in any letter case', async (status, expected) => {
    const id = await given({ title: '', approve: [], approveAtRest: null, ...accepted });
    const { body } = await admin.rest('PUT', `partners/policy/${id}`, { status });
    expect(body).toMatchObject({ errors: [], id: '', version: '1.0' });
    expect(typeof body.response).toBe('string');
    const stored = await gateway.database.db.collection<{ _id: string }>('policyMappings').findOne({ _id: id });
    expect(stored).toMatchObject({ status: expected, decidedBy: 'admin', reason: null, version: 2 });
  });

  it.each([
    [{ status: 'perhaps' }, 'PMS_PM_045'],
    [{ status: ' ' }, 'PMS_COR_001'],
    [{}, 'PMS_COR_001'],
    [undefined, 'PMS_COR_001'],
  ])('over REST with %j is refused for that, whatever the state', async (request, code) => {
    const id = await given({ title: '', mapping: 'APPROVED', approve: [], approveAtRest: null, ...accepted });
    const { body } = await admin.rest('PUT', `partners/policy/${id}`, request);
    expect(body.errors).toMatchObject([{ errorCode: code }]);
  });

  it('of no mapping is refused at both doors', async () => {
    const { data } = await admin.ask(TestApproveMappingDocument, { input: { id: 'none' } });
    expect(codes(data.approvePolicyMapping.problems)).toEqual(['MAPPING_NOT_FOUND']);
    const answers = await Promise.all(
      ['none', ''].map((id) => admin.rest('PUT', `partners/policy/${id}`, { status: 'approved' })),
    );
    expect(answers.map(({ body }) => body.errors[0]?.errorCode)).toEqual(['PMS_PMP_007', 'PMS_COR_001']);
  });

  it('is not for partners, not even about their own', async () => {
    const id = await given({ title: '', approve: [], approveAtRest: null, ...accepted });
    const before = await gateway.database.dump();
    const { errors } = await partner.ask(TestApproveMappingDocument, { input: { id } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const { status, body } = await partner.rest('PUT', `partners/policy/${id}`, { status: 'approved' });
    expect({ status, code: body.errors[0]?.errorCode }).toEqual({ status: 403, code: 'KER-ATH-403' });
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('that names a stale version is refused with the current one', async () => {
    const id = await given({ title: '', approve: [], approveAtRest: null, ...accepted });
    const { data } = await admin.ask(TestApproveMappingDocument, { input: { id, expectedVersion: 7 } });
    expect(data.approvePolicyMapping.problems).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 1 },
    ]);
  });

  it('is shown with who took it and why', async () => {
    const id = await given({ title: '', approve: [], approveAtRest: null, ...accepted });
    const { data } = await admin.ask(TestRejectMappingDocument, { input: { id, reason: 'Not for this purpose' } });
    expect(data.rejectPolicyMapping.policyMapping).toMatchObject({
      status: 'REJECTED',
      requestedBy: 'partner',
      decidedBy: 'admin',
      decidedAt: expect.any(String),
      reason: 'Not for this purpose',
    });
    const refused = await admin.ask(TestRejectMappingDocument, { input: { id, reason: ' ' } });
    expect(refused.data.rejectPolicyMapping.problems.map(({ code }) => code)).toEqual(['REQUIRED']);
  });
});
