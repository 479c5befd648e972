import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { readList } from './list-door.ts';
import { offsetTime, tellOfLists } from './setting.ts';

/** Partners and policies as lists (contract 2.7; 3.5, R9, R11 and R12). */
let gateway: TestGateway;
let setting: Awaited<ReturnType<typeof tellOfLists>>;

beforeAll(async () => {
  gateway = await startTestGateway();
  setting = await tellOfLists(gateway);
});

afterAll(() => gateway.stop());

type Query = Record<string, string | number>;

describe('the own partners', () => {
  const read = async (as: Session, query: Query) => {
    const { status, body } = await readList(gateway, as, 'partnermanager/partners/v3', query);
    return { status, errors: body.errors, found: body.response as unknown as { partnerId: string }[] | null };
  };

  it('show their group where only those with one are asked for', async () => {
    const asked = { status: 'approved', policyGroupAvailable: 'true', partnerType: 'Auth_Partner' };
    const { found } = await read(setting.partner, asked);
    expect(found).toContainEqual({
      partnerId: 'clinic',
      partnerType: 'Auth_Partner',
      policyGroupId: setting.health.id,
      policyGroupName: 'Health',
      policyGroupDescription: 'Hospitals',
    });
    expect(found?.map(({ partnerId }) => partnerId).sort()).toEqual(['clinic', 'demo-bank']);
  });

  it('come without it otherwise', async () => {
    const { found } = await read(setting.partner, { status: 'approved', partnerType: 'Device_Provider' });
    const noGroup = { policyGroupId: null, policyGroupName: null, policyGroupDescription: null };
    expect(found).toEqual([{ partnerId: 'maker', partnerType: 'Device_Provider', ...noGroup }]);
  });

  it.each([
    [{ status: 'approved' }, ['clinic', 'demo-bank', 'maker', 'shop']],
    [{ status: 'approved', policyGroupAvailable: 'false' }, ['maker']],
    [{ status: 'approved', policyGroupAvailable: '' }, ['clinic', 'demo-bank', 'maker', 'shop']],
    [{ status: 'approved', partnerType: 'AUTH_PARTNER' }, []],
    [{ status: 'InProgress' }, []],
    [{ status: 'Approved' }, []],
    [{ status: '' }, []],
    [{ status: 'toString' }, []],
  ] as [Query, string[]][])('asked for with %j are %j', async (query, ids) => {
    const { found, errors } = await read(setting.partner, query);
    expect([found?.map(({ partnerId }) => partnerId).sort(), errors]).toEqual([ids, []]);
  });

  it.each([[{}], [{ status: 'approved', policyGroupAvailable: 'perhaps' }]])('cannot be read for %j', async (query) => {
    expect((await read(setting.partner, query as Query)).status).toBe(400);
  });

  it('are wanted of administrators too', async () => {
    const { status, found, errors } = await read(setting.admin, { status: 'approved' });
    expect([status, found, errors[0]?.errorCode]).toEqual([200, null, 'PMS_CERTIFICATE_ERROR_002']);
  });
});

describe('all partners', () => {
  const address = 'partnermanager/admin-partners';
  const idsOf = async (query: Query = {}) => {
    const { body } = await readList(gateway, setting.admin, address, query);
    return body.response.data.map(({ partnerId }) => partnerId);
  };

  it('show all that the page reads, eight of them where no page is asked for', async () => {
    const { body } = await readList(gateway, setting.admin, address, { partnerId: 'clinic' });
    expect(body.response).toMatchObject({ pageNo: 0, pageSize: 8, totalResults: 2 });
    expect(body.response.data.at(0)).toEqual({
      partnerId: 'clinic',
      partnerType: 'Auth_Partner',
      orgName: 'A Clinic',
      policyGroupId: setting.health.id,
      policyGroupName: 'Health',
      emailAddress: 'clinic@example.org',
      certificateUploadStatus: 'not_uploaded',
      status: 'approved',
      isActive: true,
      createdDateTime: expect.stringMatching(offsetTime),
    });
  });

  it.each([
    [{}, ['maker', 'mine', 'shop', 'clinic', 'demo-bank', 'demo-clinic']],
    [{ isActive: 'false' }, ['mine', 'shop']],
    [{ isActive: 'true', partnerType: 'device' }, ['maker']],
    [{ emailAddress: 'CLINIC@' }, ['clinic']],
    [{ emailAddress: '' }, ['clinic']],
    [{ policyGroupName: 'TRADE' }, ['shop']],
    [{ orgName: 'a ', isActive: 'TRUE' }, ['clinic']],
    [{ certificateUploadStatus: 'uploaded' }, []],
    [{ certificateUploadStatus: 'Uploaded' }, []],
    [{ certificateUploadStatus: 'not_uploaded', partnerId: 'mi' }, ['mine']],
  ] as [Query, string[]][])('filtered by %j are %j', async (query, ids) => {
    const found = await idsOf(query);
    // the partners of the demonstration were made in one moment
    expect(found.toSorted()).toEqual(ids.toSorted());
    expect(found.slice(0, 4)).toEqual(ids.slice(0, 4));
  });

  it.each([
    ['isActive', 'asc', [true, true, true, true, false, false]],
    ['isActive', 'desc', [false, false, true, true, true, true]],
  ])('sorted by %s %s show %j', async (sortFieldName, sortType, shown) => {
    const { body } = await readList(gateway, setting.admin, address, {
      ...{ sortFieldName, sortType, pageNo: 0, pageSize: 8 },
    });
    expect(body.response.data.map(({ isActive }) => isActive)).toEqual(shown);
  });

  it('sorted by status show the approved ones first', async () => {
    const asked = { sortFieldName: 'status', sortType: 'asc' };
    const { body } = await readList(gateway, setting.admin, address, asked);
    expect(body.response.data.map(({ status }) => status).at(-1)).toBe('InProgress');
  });

  it('do not take a word for whether they are active', async () => {
    const asked = { isActive: 'perhaps', sortFieldName: 'never' };
    expect((await readList(gateway, setting.admin, address, asked)).status).toBe(400);
  });
});

describe('one of all partners', () => {
  const details = async (id: string) => readList(gateway, setting.admin, `partnermanager/admin-partners/${id}`);

  it('shows all that the page reads, to administrators who have no partner as well', async () => {
    const { body } = await details('clinic');
    expect(body).toMatchObject({ version: '1.0', errors: [] });
    expect(body.response).toEqual({
      partnerId: 'clinic',
      firstName: null,
      lastName: null,
      approvalStatus: 'approved',
      createdDateTime: expect.stringMatching(offsetTime),
      partnerType: 'Auth_Partner',
      organizationName: 'A Clinic',
      contactNumber: '1',
      policyGroupName: 'Health',
      policyGroupDescription: 'Hospitals',
      emailId: 'clinic@example.org',
      isCertificateAvailable: false,
      certificateUploadDateTime: null,
      certificateExpiryDateTime: null,
      isActive: true,
    });
  });

  it('may have no group', async () => {
    const { body } = await details('mine');
    expect([body.errors, body.response]).toMatchObject([[], { policyGroupName: null, approvalStatus: 'InProgress' }]);
  });

  it('is refused where there is none', async () => {
    const { status, body } = await details('never');
    expect([status, body.response, body.errors[0]?.errorCode]).toEqual([200, null, 'PMS_PRT_005']);
    expect(Object.keys(body)).toContain('responseTime');
  });
});

describe('policies', () => {
  const address = 'policymanager/policies/v2';

  it('show all that the page reads', async () => {
    const { body } = await readList(gateway, setting.admin, address, { policyDescription: '100%' });
    expect(body).toMatchObject({ id: 'mosip.pms.policies.get', version: '1.0', errors: [] });
    expect(body.response).toEqual({
      ...{ pageNo: 0, pageSize: 8, totalResults: 1 },
      data: [
        {
          policyId: setting.sell.id,
          policyName: 'sell',
          policyDescription: 'Data 100%',
          policyGroupId: setting.trade.id,
          policyGroupName: 'trade',
          status: 'activated',
          createdDateTime: expect.stringMatching(offsetTime),
        },
      ],
    });
  });

  it.each([
    [{ policyType: 'Auth' }, ['closed', 'Draft', 'Heal', 'Log in with eSignet']],
    [{ policyType: 'datashare' }, ['sell']],
    [{ policyType: 'DATA_SHARE' }, []],
    [{ policyType: '' }, ['closed', 'Draft', 'sell', 'Heal', 'Log in with eSignet']],
    [{ status: 'draft' }, ['Draft']],
    [{ status: 'deactivated' }, ['closed']],
    [{ status: 'DRAFT' }, []],
    [{ policyGroupName: 'TRAD', status: 'activated' }, ['sell']],
    [{ policyName: 'd', sortFieldName: 'policyName', sortType: 'asc' }, ['closed', 'Draft']],
    [{ policyName: 'd', sortFieldName: 'status', sortType: 'desc' }, ['Draft', 'closed']],
    [{ sortFieldName: 'policyName', sortType: 'desc', pageNo: 1, pageSize: 2 }, ['Heal', 'Draft']],
  ] as [Query, string[]][])('asked for with %j are %j', async (query, names) => {
    const { body } = await readList(gateway, setting.admin, address, query);
    expect(body.response.data.map(({ policyName }) => policyName)).toEqual(names);
  });
});

describe('what there is none of', () => {
  it.each([
    ['securebiometricinterface', { status: 'pending_approval', pageSize: 1, pageNo: 0 }],
    ['devicedetail', { status: 'pending_approval', pageSize: 1 }],
    ['ftpchipdetail/v2', { status: 'pending_approval', pageSize: 1 }],
  ])('is an empty page of %s, as the dashboard counts it', async (path, query) => {
    const { status, body } = await readList(gateway, setting.admin, `partnermanager/${path}`, query);
    expect([status, body.errors]).toEqual([200, []]);
    expect(body.response).toEqual({ pageNo: 0, pageSize: 0, totalResults: 0, data: [] });
  });
});
