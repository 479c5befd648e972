import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import type { PartnerRecord } from '../../src/partner/index.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestActivatePartnerDocument,
  TestCreateDocument,
  TestDeactivatePartnerDocument,
  TestMapPartnerPolicyGroupDocument,
  TestPartnerDetailsDocument,
  TestUpdatePartnerDocument,
  type UpdatePartnerInput,
} from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let owner: Session;
let other: Session;
let admin: Session;
const closedGroup = 'a closed group';

beforeAll(async () => {
  gateway = await startTestGateway();
  [owner, other, admin] = await Promise.all([gateway.as('partner'), gateway.as('other-partner'), gateway.as('admin')]);
  await gateway.world.group({ id: closedGroup, name: closedGroup, status: 'INACTIVE' });
});

afterAll(() => gateway.stop());

const aPartner = (facts: Partial<PartnerRecord> = {}) => gateway.world.partner({ owners: ['partner'], ...facts });
const codesOf = ({ problems }: { problems: { code: string; path: string[] }[] }): string[] =>
  problems.map(({ code, path }) => `${code} at ${path.slice(1).join('.')}`);
const rest = async (session: Session, method: 'GET' | 'PUT' | 'PATCH', path: string, request?: unknown) =>
  (await restCall(gateway.url, session, [method, `partners/${path}`], request)).body;

describe('updatePartner', () => {
  const contact = { address: '2 Side Street', contactNumber: '4321' };
  const cases: readonly (readonly [
    title: string,
    input: Partial<UpdatePartnerInput>,
    problems: string[],
    rest: string | null,
  ])[] = [
    ['nothing wrong', contact, [], null],
    ['blank address', { ...contact, address: ' ' }, ['REQUIRED at address'], 'PMS_COR_001'],
    ['no contact number', { ...contact, contactNumber: null }, ['REQUIRED at contactNumber'], 'PMS_COR_001'],
    [
      'long contact number',
      { ...contact, contactNumber: '1'.repeat(17) },
      ['TOO_LONG at contactNumber'],
      'PMS_COR_001',
    ],
    ['long address', { ...contact, address: 'a'.repeat(2_001) }, ['TOO_LONG at address'], 'PMS_COR_001'],
    ['bad logo', { ...contact, logoUrl: 'javascript:1' }, ['INVALID_LOGO_URI at logoUrl'], 'PMS_COR_001'],
    [
      'too much information',
      { ...contact, additionalInfo: 'x'.repeat(5_120) },
      ['INVALID_ADDITIONAL_INFO at additionalInfo'],
      'PMS_PRT_096',
    ],
    [
      'two things at once',
      { address: '', contactNumber: '' },
      ['REQUIRED at address', 'REQUIRED at contactNumber'],
      'PMS_COR_001',
    ],
  ];

  it.each(cases)('%s, at both doors', async (_title, input, problems, code) => {
    const { id } = await aPartner();
    const before = await gateway.database.dump();
    const dryRun = code === null;
    const asked = { id, expectedVersion: 1, ...input, dryRun };
    const { data } = await owner.ask(TestUpdatePartnerDocument, { input: asked });
    expect(codesOf(data.updatePartner)).toEqual(problems);
    expect(await gateway.database.dump()).toEqual(before);
    const body = await rest(owner, 'PUT', `v2/${id}`, input);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(code === null ? [] : [code]);
    if (code === null) expect(body.response).toEqual({ partnerId: id, status: 'approved' });
    else expect(await gateway.database.dump()).toEqual(before);
  });

  it('is for owners and administrators, of partners that there are', async () => {
    const { id } = await aPartner();
    for (const [session, asked] of [
      [other, id],
      [owner, 'nobody'],
    ] as const) {
      const { data } = await session.ask(TestUpdatePartnerDocument, {
        input: { id: asked, expectedVersion: 1, ...contact },
      });
      expect(codesOf(data.updatePartner)).toEqual(['PARTNER_NOT_FOUND at id']);
      expect((await rest(session, 'PUT', asked, contact)).errors[0]?.errorCode).toBe('PMS_PRT_005');
    }
    expect((await rest(admin, 'PUT', id, contact)).errors).toEqual([]);
  });

  it('insists on the version, takes an address away from nobody, and lets the older call keep what it does not know', async () => {
    const { id } = await aPartner();
    const update = async (input: Partial<UpdatePartnerInput>) =>
      (await owner.ask(TestUpdatePartnerDocument, { input: { id, expectedVersion: 1, ...input } })).data.updatePartner;
    const more = { email: `${id}@bank.example.org`, logoUrl: 'https://bank.example.org/l.png', additionalInfo: [1] };
    expect((await update(more)).partner).toMatchObject({ ...more, version: 2 });
    expect((await update(contact)).problems).toMatchObject([{ code: 'VERSION_CONFLICT', currentVersion: 2 }]);
    await rest(owner, 'PUT', id, contact);
    const { data } = await owner.ask(TestPartnerDetailsDocument, { id });
    expect(data.partner).toMatchObject({ ...more, ...contact, version: 3 });
    const second = await aPartner();
    const taken = { id: second.id, expectedVersion: 1, email: more.email.toUpperCase() };
    const refused = await owner.ask(TestUpdatePartnerDocument, { input: taken });
    expect(codesOf(refused.data.updatePartner)).toEqual(['EMAIL_TAKEN at email']);
  });

  it('lets one of two partners have an address that both want at once', async () => {
    const pair = [await aPartner(), await aPartner()];
    const email = `${pair[0]?.id ?? ''}@wanted.example.org`;
    const outcomes = await Promise.all(
      pair.map(({ id }) => owner.ask(TestUpdatePartnerDocument, { input: { id, expectedVersion: 1, email } })),
    );
    const codes = outcomes.map(({ data }) => codesOf(data.updatePartner).join());
    expect(codes.sort()).toEqual(['', 'EMAIL_TAKEN at email']);
  });
});

describe('the status of a partner', () => {
  const status = async (id: string) => (await admin.ask(TestPartnerDetailsDocument, { id })).data.partner?.status;
  type Facts = Partial<PartnerRecord>;
  const cases: readonly (readonly [
    title: string,
    facts: Facts,
    word: string | null,
    code: string | null,
    after: string,
  ])[] = [
    ['active stays active', { status: 'ACTIVE' }, 'ACTIVE', null, 'ACTIVE'],
    ['active is switched off', { status: 'ACTIVE' }, 'De-Active', null, 'INACTIVE'],
    ['inactive comes back', { status: 'INACTIVE' }, 'Active', null, 'ACTIVE'],
    ['inactive is switched off again', { status: 'INACTIVE' }, 'de-active', 'PMS_PM_063', 'INACTIVE'],
    ['registered needs a certificate', { status: 'REGISTERED' }, 'Active', 'PMS_PRT_108', 'REGISTERED'],
    ['registered is switched off', { status: 'REGISTERED' }, 'De-Active', null, 'INACTIVE'],
    ['never approved comes back as registered', { status: 'INACTIVE', approvedAt: null }, 'Active', null, 'REGISTERED'],
    ['a word that is none', { status: 'ACTIVE' }, 'Paused', 'PMS_PM_058', 'ACTIVE'],
    ['no word', { status: 'ACTIVE' }, ' ', 'PMS_COR_001', 'ACTIVE'],
    ['nothing', { status: 'ACTIVE' }, null, 'PMS_COR_001', 'ACTIVE'],
  ];

  it.each(cases)('%s', async (_title, facts, word, code, after) => {
    const { id } = await aPartner(facts);
    const body = await rest(admin, 'PATCH', id, { status: word });
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(code === null ? [] : [code]);
    if (code === null) expect(body.response).toEqual({ message: expect.stringContaining('activated') });
    expect(await status(id)).toBe(after);
  });

  it('is changed by the same rules at the other door, and by administrators only', async () => {
    const { id } = await aPartner();
    const input = { id };
    const off = await admin.ask(TestDeactivatePartnerDocument, { input: { id, expectedVersion: 1 } });
    expect(off.data.deactivatePartner).toEqual({ partner: { status: 'INACTIVE', version: 2 }, problems: [] });
    const again = await admin.ask(TestDeactivatePartnerDocument, { input });
    expect(codesOf(again.data.deactivatePartner)).toEqual(['PARTNER_ALREADY_INACTIVE at id']);
    const stale = await admin.ask(TestActivatePartnerDocument, { input: { id, expectedVersion: 1 } });
    expect(codesOf(stale.data.activatePartner)).toEqual(['VERSION_CONFLICT at expectedVersion']);
    const on = await admin.ask(TestActivatePartnerDocument, { input });
    expect(on.data.activatePartner).toEqual({ partner: { status: 'ACTIVE', version: 3 }, problems: [] });
    const waiting = await aPartner({ status: 'REGISTERED' });
    const early = await admin.ask(TestActivatePartnerDocument, { input: { id: waiting.id } });
    expect(codesOf(early.data.activatePartner)).toEqual(['CERTIFICATE_MISSING at id']);
    const absent = await admin.ask(TestActivatePartnerDocument, { input: { id: 'nobody' } });
    expect(codesOf(absent.data.activatePartner)).toEqual(['PARTNER_NOT_FOUND at id']);
    expect((await rest(admin, 'PATCH', 'nobody', { status: 'Paused' })).errors[0]?.errorCode).toBe('PMS_PMP_005');
    expect((await owner.ask(TestDeactivatePartnerDocument, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const forbidden = await restCall(gateway.url, owner, ['PATCH', `partners/${id}`], { status: '' });
    expect([forbidden.status, forbidden.body.errors[0]?.errorCode]).toEqual([403, 'KER-ATH-403']);
  });

  it('decides whether clients can be created', async () => {
    const { id: partnerId } = await aPartner();
    const { id: policyId } = await gateway.world.approvedPolicy({ id: partnerId });
    const create = async () =>
      codesOf(
        (await owner.ask(TestCreateDocument, { input: goodClient({ partnerId, policyId }) })).data.createOidcClient,
      );
    await admin.ask(TestDeactivatePartnerDocument, { input: { id: partnerId } });
    expect(await create()).toEqual(['PARTNER_INACTIVE at partnerId']);
    await admin.ask(TestActivatePartnerDocument, { input: { id: partnerId } });
    expect(await create()).toEqual([]);
    const { data } = await owner.ask(TestPartnerDetailsDocument, { id: partnerId });
    expect(data.partner?.dependants).toEqual({ policyMappings: 1, oidcClients: 1 });
  });
});

describe('the policy group of a partner', () => {
  const cases: readonly (readonly [
    title: string,
    facts: Partial<PartnerRecord>,
    group: string,
    graphql: string[],
    rest: string,
  ])[] = [
    ['approved already', {}, demoIds.group, ['POLICY_GROUP_FIXED at id'], 'PMS_PRT_050'],
    [
      'of a type that needs none',
      { status: 'REGISTERED', type: 'DEVICE_PROVIDER' },
      demoIds.group,
      ['POLICY_GROUP_NOT_NEEDED at id'],
      'PMS_PRT_048',
    ],
    ['unknown', { status: 'REGISTERED' }, 'nowhere', ['POLICY_GROUP_NOT_FOUND at policyGroupId'], 'PMS_PRT_002'],
    ['closed', { status: 'REGISTERED' }, closedGroup, ['POLICY_GROUP_INACTIVE at policyGroupId'], 'PMS_PMP_023'],
  ];

  it.each(cases)('%s', async (_title, facts, policyGroupId, problems, code) => {
    const { id } = await aPartner(facts);
    const before = await gateway.database.dump();
    const { data } = await owner.ask(TestMapPartnerPolicyGroupDocument, { input: { id, policyGroupId } });
    expect(codesOf(data.mapPartnerPolicyGroup)).toEqual(problems);
    const name = policyGroupId === demoIds.group ? 'Financial services' : policyGroupId;
    const body = await rest(owner, 'PUT', `${id}/policygroup/${encodeURIComponent(name)}`);
    expect(body.errors[0]?.errorCode).toBe(code);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('is given before the certificate, by the owner', async () => {
    const { id } = await aPartner({ status: 'REGISTERED', policyGroupId: null });
    expect((await rest(other, 'PUT', `${id}/policygroup/Financial%20services`)).errors[0]?.errorCode).toBe(
      'PMS_PRT_005',
    );
    expect((await rest(owner, 'PUT', `${id}/policygroup/Financial%20services`)).response).toBe('Success');
    const { data } = await owner.ask(TestPartnerDetailsDocument, { id });
    expect(data.partner?.policyGroup).toEqual({ id: demoIds.group });
  });
});
