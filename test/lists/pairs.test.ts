import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { readList } from './list-door.ts';
import { offsetTime, tellOfLists } from './setting.ts';

/** What stands between partners and policies, as lists (contract 3.5, R10 and R18). */
let gateway: TestGateway;
let setting: Awaited<ReturnType<typeof tellOfLists>>;

beforeAll(async () => {
  gateway = await startTestGateway();
  setting = await tellOfLists(gateway);
});

afterAll(() => gateway.stop());

type Query = Record<string, string | number>;

const pairsOf = async (as: Session, query: Query = {}) => {
  const { body } = await readList(gateway, as, 'partnermanager/partner-policy-requests', query);
  expect(body.errors).toEqual([]);
  return body.response.data.map(({ partnerId, policyName }) => `${String(partnerId)} ${String(policyName)}`);
};

describe('requests for policies', () => {
  it('show all that the pages read', async () => {
    const { admin, heal, health } = setting;
    const { body } = await readList(gateway, admin, 'partnermanager/partner-policy-requests', { partnerId: 'clinic' });
    expect(body).toMatchObject({ id: 'mosip.pms.all.partner.policy.mapping.requests.get', version: '1.0' });
    expect(body.response).toMatchObject({ pageNo: 0, pageSize: 1, totalResults: 1 });
    expect(body.response.data).toEqual([
      {
        id: expect.any(String),
        partnerId: 'clinic',
        partnerType: 'Auth_Partner',
        partnerStatus: 'activated',
        partnerComment: 'A use case',
        orgName: 'A Clinic',
        policyId: heal.id,
        policyName: 'Heal',
        policyDescription: 'To heal',
        policyGroupId: health.id,
        policyGroupName: 'Health',
        policyGroupDescription: 'Hospitals',
        status: 'approved',
        createdDateTime: expect.stringMatching(offsetTime),
        updatedDateTime: null,
      },
    ]);
  });

  it('are named as the call that decides them takes them', async () => {
    const { admin } = setting;
    const asked = { partnerId: 'shop', status: 'InProgress' };
    const { body } = await readList(gateway, admin, 'partnermanager/partner-policy-requests', asked);
    const id = String(body.response.data[0]?.id);
    const { body: decided } = await admin.rest('PUT', `partners/policy/${id}`, { status: 'rejected' });
    expect(decided.response).toBe('Policy mapping rejected successfully.');
    const after = await readList(gateway, admin, 'partnermanager/partner-policy-requests', {});
    expect(after.body.response.data.find((row) => row.id === id)).toMatchObject({
      status: 'rejected',
      updatedDateTime: expect.stringMatching(offsetTime),
    });
    const mappings = gateway.database.db.collection<{ _id: string }>('policyMappings');
    await mappings.updateOne({ _id: id }, { $set: { status: 'REQUESTED' } });
  });

  it.each([
    [{}, ['mine Heal', 'shop closed', 'shop sell', 'clinic Heal', 'demo-bank Log in with eSignet']],
    [{ status: 'approved' }, ['clinic Heal', 'demo-bank Log in with eSignet']],
    [{ status: 'rejected' }, ['mine Heal', 'shop closed']],
    [{ status: 'InProgress' }, ['shop sell']],
    [{ status: 'Approved' }, []],
    [{ status: 'REQUESTED' }, []],
    [{ partnerType: 'credential_p' }, ['shop closed', 'shop sell']],
    [{ partnerType: 'Auth_Partner', policyName: 'HEAL' }, ['mine Heal', 'clinic Heal']],
    [{ orgName: 'A ' }, ['shop closed', 'shop sell', 'clinic Heal']],
    [{ partnerComment: '(MORE)' }, ['shop sell']],
    [{ policyGroupName: 'ealth', partnerId: 'cli' }, ['clinic Heal']],
    [{ partnerType: '' }, ['mine Heal', 'shop closed', 'shop sell', 'clinic Heal', 'demo-bank Log in with eSignet']],
  ] as [Query, string[]][])('filtered by %j are %j', async (query, expected) => {
    expect(await pairsOf(setting.admin, query)).toEqual(expected);
  });

  it('are ordered by their status as it reads: what was revoked stands with what was rejected', async () => {
    const asked = { sortFieldName: 'status', sortType: 'asc', pageNo: 0, pageSize: 8 };
    const { body } = await readList(gateway, setting.admin, 'partnermanager/partner-policy-requests', asked);
    const shown = body.response.data.map(({ status }) => status);
    expect(shown).toEqual(['approved', 'approved', 'InProgress', 'rejected', 'rejected']);
  });

  it('are ordered by the comment under both of its names', async () => {
    const asked = { sortType: 'desc', pageNo: 0, pageSize: 1 };
    for (const sortFieldName of ['requestDetail', 'partnerComment'])
      expect(await pairsOf(setting.admin, { ...asked, sortFieldName })).toEqual(['shop sell']);
  });

  it('are those of the own partners, where one without a group does no harm', async () => {
    const { partner, stranger } = setting;
    expect(await pairsOf(partner)).toEqual([
      ...['shop closed', 'shop sell', 'clinic Heal'],
      'demo-bank Log in with eSignet',
    ]);
    expect(await pairsOf(stranger)).toEqual([]);
    expect(await pairsOf(stranger, { partnerId: 'clinic', pageNo: 0, pageSize: 8 })).toEqual([]);
  });
});

describe('API keys', () => {
  const address = 'partnermanager/partner-api-keys';

  it('show what they stand on, and nothing of the secret', async () => {
    const { partner, heal, health, key } = setting;
    const { body } = await readList(gateway, partner, address, { apiKeyLabel: 'front' });
    expect(body.response.data).toEqual([
      {
        partnerId: 'clinic',
        orgName: 'A Clinic',
        apiKeyLabel: 'Front desk',
        policyId: heal.id,
        policyName: 'Heal',
        policyDescription: 'To heal',
        policyGroupId: health.id,
        policyGroupName: 'Health',
        policyGroupDescription: 'Hospitals',
        status: 'activated',
        createdDateTime: expect.stringMatching(offsetTime),
        updatedDateTime: null,
      },
    ]);
    expect(key).not.toBe('');
    expect(JSON.stringify(body)).not.toContain(key);
  });

  it.each([
    [{}, ['back_office', 'Front desk']],
    [{ apiKeyLabel: '_' }, ['back_office']],
    [{ status: 'activated', policyGroupName: 'h' }, ['back_office', 'Front desk']],
    [{ status: 'deactivated' }, []],
    [{ sortFieldName: 'apiKeyLabel', sortType: 'desc', pageNo: 0, pageSize: 1 }, ['Front desk']],
  ] as [Query, string[]][])('asked for with %j are %j', async (query, labels) => {
    for (const as of [setting.admin, setting.partner]) {
      const { body } = await readList(gateway, as, address, query);
      expect(body.response.data.map(({ apiKeyLabel }) => apiKeyLabel)).toEqual(labels);
    }
    expect((await readList(gateway, setting.stranger, address, query)).body.response.data).toEqual([]);
  });
});
