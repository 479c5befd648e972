import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { newPublicKey } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { changeClient, clientDetails, countsIn, papersOf, searchGroups } from './portal-forms.ts';
import { claimsIn, firstPage, onlyRow, openPortal, query, text, time, type Portal, type Row } from './portal-page.ts';

/**
 * One story, from an empty system to clients that are switched off again: the calls of the partner portal in its order,
 * and what its pages read in the answers. Each chapter goes on where the one before it ended.
 */
let gateway: TestGateway;
let admin: Portal;
let partner: Portal;

const pm = 'partnermanager';
const po = 'policymanager/policies';
const deactivatePolicy = 'mosip.pms.deactivate.policy.patch';
const deactivateGroup = 'mosip.pms.deactivate.policy.group.patch';

beforeAll(async () => {
  gateway = await startTestGateway({ DEMO_DATA: 'false' });
  admin = openPortal(gateway.url, (await gateway.as('admin')).token);
  partner = openPortal(gateway.url, (await gateway.as('partner')).token);
});

afterAll(() => gateway.stop());

const policyTable = (filters: Record<string, string>) =>
  admin.table(`${po}/v2${query({ ...firstPage, policyType: 'Auth', ...filters })}`);
const policyRow = async (filters: Record<string, string>) => onlyRow((await policyTable(filters)).data);

describe('the shell', () => {
  it('knows its configuration before anybody logs in, and sends those who have not to the login', async () => {
    const nobody = openPortal(gateway.url, '');
    const config = await nobody.read(`${pm}/system-config`);
    expect(config).toMatchObject({ isOidcClientAvailable: 'true', itemsPerPage: '8' });
    for (const value of Object.values(config)) expect(value).toEqual(expect.any(String));
    expect(text(config, 'grantTypes').split(',')).toContain('authorization_code');
    expect(text(config, 'clientAuthMethods').split(',')).toContain('private_key_jwt');
    const session = await fetch(`${gateway.url}/v1/${pm}/authorize/admin/validateToken`);
    expect(session.status).toBe(401);
  });

  it.each<[string, () => Portal, string[], object]>([
    ['an administrator', () => admin, ['PARTNER_ADMIN', 'POLICYMANAGER'], { partnerType: 'PARTNER_ADMIN' }],
    ['a partner', () => partner, ['AUTH_PARTNER'], { partnerType: 'AUTH_PARTNER', organizationName: 'Demo Bank' }],
  ])('learns who %s is', async (_title, portal, roles, claims) => {
    const session = await portal().read(`${pm}/authorize/admin/validateToken`);
    for (const role of roles) expect(session.role).toContain(role);
    const names = { preferred_username: expect.any(String), given_name: expect.any(String), email: expect.any(String) };
    expect(claimsIn(session.token)).toMatchObject({ ...names, ...claims, locale: 'eng' });
  });
});

describe('policy groups', () => {
  it('are created and found', async () => {
    expect(await searchGroups(admin, 'bank')).toMatchObject({ totalRecord: 0 });
    for (const name of ['Banking', 'Utilities'])
      await admin.send('POST', `${po}/group/new`, { name, desc: `${name} and more` });
    const { totalRecord, data } = await searchGroups(admin, 'bank');
    expect(totalRecord).toBe(1);
    expect(onlyRow(data ?? [])).toMatchObject({ name: 'Banking', desc: 'Banking and more', isActive: true });
    expect(onlyRow(data ?? []).crDtimes).toEqual(time);
  });
});

describe('policies', () => {
  const content = { name: 'Log in', policyGroupName: 'Banking', desc: 'Log in', policies: samplePolicy };

  it('are created as drafts, and changed', async () => {
    const groups = await admin.rows(`${po}/policy-groups`);
    expect(groups.map(({ name }) => name).sort()).toEqual(['Banking', 'Utilities']);
    await admin.send('POST', po, { ...content, policyType: 'Auth', version: '1.1' });
    const row = await policyRow({ status: 'draft', policyGroupName: 'bank' });
    expect(row).toMatchObject({ policyName: 'Log in', status: 'draft', createdDateTime: time });
    const id = text(row, 'policyId');
    // a draft without the member is shown as deactivated
    expect(await admin.read(`${po}/${id}`)).toMatchObject({ schema: null, is_Active: false, policyType: 'Auth' });
    await admin.send('PUT', `${po}/${id}`, { ...content, desc: 'Log in by code', version: '1.1' });
    expect(await admin.read(`${po}/${id}`)).toMatchObject({
      policyDesc: 'Log in by code',
      policyGroupDesc: 'Banking and more',
      version: '1.1',
      cr_dtimes: time,
      policies: samplePolicy,
    });
  });

  it('are published, and cloned into another group', async () => {
    const { policyId, policyGroupId } = await policyRow({ status: 'draft' });
    await admin.call('POST', `${po}/${String(policyId)}/group/${String(policyGroupId)}/publish`);
    expect(await policyRow({ policyName: 'log' })).toMatchObject({ policyId, status: 'activated' });
    const source = await admin.read(`${po}/${String(policyId)}`);
    expect(source).toMatchObject({ is_Active: true, schema: expect.stringMatching(/./) });
    const { policyName: name, policyType, policyDesc: desc, policies, version } = source;
    const clone = { name, policyType, desc, policies, version };
    expect(await admin.refusalOf(admin.send('POST', po, { ...clone, policyGroupName: 'Banking' }))).toBe('PMS_POL_009');
    await admin.send('POST', po, { ...clone, policyGroupName: 'Utilities' });
    for (const [sortType, groups] of [
      ['ASC', ['Banking', 'Utilities']],
      ['desc', ['Utilities', 'Banking']],
    ] as const) {
      const { data, totalResults } = await policyTable({ sortFieldName: 'policyGroupName', sortType });
      expect([totalResults, data.map((row) => row.policyGroupName)]).toEqual([2, groups]);
    }
    expect((await policyTable({ policyType: 'DataShare' })).totalResults).toBe(0);
  });

  it('and their groups are deactivated, the policies first', async () => {
    const utilities = onlyRow((await searchGroups(admin, 'util')).data ?? []);
    const path = `${po}/group/${text(utilities, 'id')}`;
    expect(await admin.refusalOf(admin.deactivate(deactivateGroup, path))).toBe('PMS_POL_070');
    expect(await countsIn(admin, path)).toEqual({ active: 0, drafts: 1 });
    const { policyId } = await policyRow({ policyGroupName: 'util' });
    await admin.call('POST', `${po}/${String(policyId)}/group/${String(utilities.id)}/publish`);
    expect(await admin.refusalOf(admin.deactivate(deactivateGroup, path))).toBe('PMS_POL_056');
    expect(await countsIn(admin, path)).toEqual({ active: 1, drafts: 0 });
    expect(await admin.deactivate(deactivatePolicy, `${po}/${String(policyId)}`)).toMatchObject({ isActive: false });
    expect(await policyRow({ status: 'deactivated' })).toMatchObject({ policyId });
    expect(await admin.deactivate(deactivateGroup, path)).toMatchObject({ isActive: false });
    expect(await searchGroups(admin, 'util', 'false')).toMatchObject({ totalRecord: 1, data: [{ isActive: false }] });
  });
});

describe('a new partner', () => {
  const verify = async (emailId: string) =>
    (await partner.send('PUT', `${pm}/partners/email/verify`, { emailId })) as Row;

  it('registers itself from what its token says, and agrees', async () => {
    const { token } = await partner.read(`${pm}/authorize/admin/validateToken`);
    const { preferred_username: partnerId, email, organizationName, partnerType, phoneNumber } = claimsIn(token);
    const { emailExists, policyRequiredPartnerTypes } = await verify(String(email));
    expect(emailExists).toBe(false);
    expect(policyRequiredPartnerTypes).toContain(partnerType);
    const groups = await partner.rows(`${po}/policy-groups`);
    expect(groups).toMatchObject([{ name: 'Banking', description: 'Banking and more' }]);
    await partner.send('POST', `${pm}/partners`, {
      ...{ partnerId, organizationName, partnerType, emailId: email, langCode: 'eng', policyGroup: 'Banking' },
      ...{ address: '1 Main Street', contactNumber: phoneNumber },
    });
    expect(await verify(String(email))).toMatchObject({ emailExists: true });
    expect(await partner.read(`${pm}/users/user-consent`)).toMatchObject({ consentGiven: false });
    await partner.call('POST', `${pm}/users/user-consent`);
    expect(await partner.read(`${pm}/users/user-consent`)).toMatchObject({ consentGiven: true });
  });

  it('uploads its certificate, by which it is approved', async () => {
    const certificates = async () => onlyRow(await partner.rows(`${pm}/partners/partner-certificates-details`));
    expect(await certificates()).toMatchObject({ partnerId: 'partner', isCertificateAvailable: false });
    const papers = await papersOf('Demo Bank');
    const domain = { partnerDomain: 'AUTH' };
    await admin.send('POST', `${pm}/partners/certificate/ca/upload`, { certificateData: papers.root, ...domain });
    const own = { partnerId: 'partner', certificateData: papers.own, ...domain };
    await partner.send('POST', `${pm}/partners/certificate/upload`, own);
    expect(await certificates()).toMatchObject({
      ...{ isCertificateAvailable: true, partnerType: 'Auth_Partner', isPartnerActive: true },
      ...{ certificateUploadDateTime: time, certificateExpiryDateTime: time },
      certificateIssuedTo: expect.stringMatching(/./),
    });
  });
});

describe('a policy request', () => {
  const requests = `${pm}/partner-policy-requests`;
  const inProgress = { status: 'InProgress' };
  const asked = { partnerId: 'partner', partnerType: 'Auth_Partner', policyGroupName: 'Banking', policyName: 'Log in' };

  it('is made by the partner', async () => {
    expect(await partner.table(requests)).toEqual({ data: [], totalResults: 0 });
    const own = await partner.rows(`${pm}/partners/v3${query({ status: 'approved', policyGroupAvailable: 'true' })}`);
    expect(own).toMatchObject([{ partnerId: 'partner', partnerType: 'Auth_Partner', policyGroupName: 'Banking' }]);
    const policies = await partner.rows(`${po}/active/group/Banking`);
    expect(policies).toMatchObject([{ name: 'Log in', descr: 'Log in by code' }]);
    const wanted = { policyName: 'Log in', useCaseDescription: 'Customers log in' };
    await partner.send('POST', `${pm}/partners/partner/policy/map`, wanted);
    expect((await partner.table(requests)).data).toMatchObject([{ ...asked, ...inProgress, createdDateTime: time }]);
  });

  it('is counted for the administrator, among what else there may be to approve', async () => {
    const waiting = await admin.table(`${requests}${query({ ...inProgress, pageSize: 1, pageNo: 0 })}`);
    expect(waiting.totalResults).toBe(1);
    for (const path of ['securebiometricinterface', 'devicedetail', 'ftpchipdetail/v2']) {
      const page = path === 'securebiometricinterface' ? { pageSize: 1, pageNo: 0 } : { pageSize: 1 };
      const counted = await admin.table(`${pm}/${path}${query({ status: 'pending_approval', ...page })}`);
      expect([path, counted.totalResults]).toEqual([path, 0]);
    }
  });

  it('is approved, and then shown so to the partner', async () => {
    const all = { filters: [], pagination: { pageFetch: 100, pageStart: 0 }, sort: [] };
    const types = (await admin.send('POST', `${pm}/partners/partnertype/search`, all)) as { data: Row[] };
    expect(types.data.map(({ code }) => code)).toContain('Auth_Partner');
    const filters = { partnerId: 'part', orgName: 'demo', policyGroupName: 'bank', ...inProgress };
    const { data } = await admin.table(`${requests}${query({ ...firstPage, ...filters })}`);
    const row = onlyRow(data);
    expect(row).toMatchObject({ ...asked, ...inProgress, orgName: 'Demo Bank', partnerStatus: 'activated' });
    const path = `${po}/${text(row, 'policyId')}`;
    expect(await admin.refusalOf(admin.deactivate(deactivatePolicy, path))).toBe('PMS_POL_064');
    const said = await admin.send('PUT', `${pm}/partners/policy/${text(row, 'id')}`, { status: 'approved' });
    expect(said).toEqual(expect.stringMatching(/./));
    expect((await partner.table(requests)).data).toMatchObject([
      { ...asked, status: 'approved', partnerComment: 'Customers log in', policyDescription: 'Log in by code' },
    ]);
    expect(await admin.refusalOf(admin.deactivate(deactivatePolicy, path))).toBe('PMS_POL_063');
  });
});

describe('an OIDC client', () => {
  const form = {
    logoUri: 'https://bank.example.com/logo.png',
    redirectUris: ['https://bank.example.com/callback'],
    grantTypes: ['authorization_code'],
    clientAuthMethods: ['private_key_jwt'],
  };
  const own = async () => onlyRow((await partner.table(`${pm}/oauth/client`)).data);
  it('is created under an approved policy, and listed', async () => {
    const choice = { status: 'approved', policyGroupAvailable: 'true', partnerType: 'Auth_Partner' };
    const { partnerId } = onlyRow(await partner.rows(`${pm}/partners/v3${query(choice)}`));
    const { data } = await partner.table(`${pm}/partner-policy-requests`);
    const { policyId } = onlyRow(data.filter((row) => row.partnerId === partnerId && row.status === 'approved'));
    const names = { name: 'Demo online', clientNameLangMap: { eng: 'Demo online' } };
    const publicKey = newPublicKey();
    await partner.send('POST', `${pm}/oauth/client`, {
      ...form,
      ...names,
      policyId,
      authPartnerId: partnerId,
      publicKey,
    });
    const row = await own();
    expect(row).toMatchObject({
      ...{ partnerId: 'partner', policyGroupName: 'Banking', policyName: 'Log in', status: 'ACTIVE' },
      ...{ policyGroupDescription: 'Banking and more', policyDescription: 'Log in by code', createdDateTime: time },
    });
    expect(JSON.parse(text(row, 'clientName'))).toEqual({ eng: 'Demo online', '@none': 'Demo online' });
    const detail = await clientDetails(partner, row);
    expect(detail).toMatchObject({ ...form, status: 'ACTIVE' });
    expect(JSON.parse(text(detail, 'publicKey'))).toMatchObject(publicKey);
    // the page lays the details over the row
    expect({ ...row, ...detail }).toMatchObject(row);
  });

  it('is edited by the partner, and switched off by the administrator', async () => {
    const clientName = 'Demo mobile';
    const redirectUris = ['https://bank.example.com/mobile'];
    await changeClient(partner, await own(), { clientName, clientNameLangMap: { eng: clientName }, redirectUris });
    const edited = await own();
    expect(JSON.parse(text(edited, 'clientName'))).toEqual({ eng: clientName, '@none': clientName });
    const filters = { orgName: 'demo', clientName: 'mobile', policyName: 'log', status: 'ACTIVE' };
    const found = await admin.table(`${pm}/oauth/client${query({ ...firstPage, ...filters })}`);
    expect(found).toMatchObject({ totalResults: 1, data: [{ ...edited, orgName: 'Demo Bank' }] });
    expect(await clientDetails(admin, edited)).toMatchObject({ redirectUris });
    expect(await changeClient(admin, edited, { status: 'INACTIVE' })).toMatchObject({ status: 'INACTIVE' });
    expect(await own()).toEqual({ ...edited, status: 'INACTIVE', updatedDateTime: time });
  });
});

describe('the partners, for the administrator', () => {
  const shown = { partnerId: 'partner', partnerType: 'Auth_Partner', policyGroupName: 'Banking', isActive: true };
  const table = (filters: Record<string, string | number>) =>
    admin.table(`${pm}/admin-partners${query({ ...firstPage, ...filters })}`);

  it('are listed, shown and switched off', async () => {
    const filters = { orgName: 'bank', emailAddress: 'example', certificateUploadStatus: 'uploaded', isActive: 'true' };
    expect(await table({ ...filters, sortFieldName: 'isActive', sortType: 'ASC' })).toMatchObject({
      totalResults: 1,
      data: [
        { ...shown, orgName: 'Demo Bank', emailAddress: 'partner@example.org', certificateUploadStatus: 'uploaded' },
      ],
    });
    expect(await table({ pageNo: 1 })).toMatchObject({ data: [] });
    expect(await admin.read(`${pm}/admin-partners/partner`)).toMatchObject({
      ...{ ...shown, organizationName: 'Demo Bank', emailId: 'partner@example.org', isCertificateAvailable: true },
      ...{ createdDateTime: time, certificateUploadDateTime: time, certificateExpiryDateTime: time },
    });
    expect(await admin.read(`${pm}/partners/partner/certificate-data`)).toMatchObject({
      ...{ isCaSignedCertificateExpired: false, isMosipSignedCertificateExpired: false },
      caSignedCertificateData: expect.stringMatching(/BEGIN CERTIFICATE/),
      mosipSignedCertificateData: expect.stringMatching(/BEGIN CERTIFICATE/),
    });
    const done = await admin.send('PATCH', `${pm}/partners/partner`, { status: 'De-Active' });
    expect(done).toMatchObject({ message: expect.stringMatching(/./) });
    expect(await table({ isActive: 'false' })).toMatchObject({ totalResults: 1, data: [{ partnerId: 'partner' }] });
  });
});
