import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument, TestUpdateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { readList } from './list-door.ts';

/** Clients as a list (contract 1.11). */
interface Item {
  readonly partnerId: string;
  readonly clientId: string;
  readonly clientName: string;
}

const address = 'partnermanager/oauth/client';
let gateway: TestGateway;
let admin: Session;
let partner: Session;
const ids: Record<string, string> = {};

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  partner = await gateway.as('partner');
  const { world } = gateway;
  const group = await world.group({ name: 'Ärzte 100%', description: 'Doctors' });
  const shop = await world.partner({ id: 'a_shop', name: 'Zoë’s (shop)', owners: ['shopkeeper'] });
  const policy = await world.approvedPolicy(shop, { name: 'buy.*', description: 'To buy', groupId: group.id });
  const ofShop = { partnerId: shop.id, policyId: policy.id };
  await create('bank', { name: 'alpha bank' });
  await create('Bank', { name: 'Beta Bank', names: [{ language: 'fra', value: 'Banque bêta' }] });
  await create('shop', { ...ofShop, name: 'a_b%c' });
  await admin.ask(TestUpdateDocument, { input: { id: ids.shop ?? '', expectedVersion: 1, status: 'INACTIVE' } });
});

afterAll(() => gateway.stop());

async function create(key: string, changes: Parameters<typeof goodClient>[0]): Promise<void> {
  const { data } = await admin.ask(TestCreateDocument, { input: goodClient(changes) });
  ids[key] = data.createOidcClient.oidcClient?.id ?? '';
}

const list = (as: Session, query: Parameters<typeof readList>[3] = {}) => readList<Item>(gateway, as, address, query);
const idsIn = async (as: Session, query: Parameters<typeof readList>[3] = {}) =>
  (await list(as, query)).body.response.data.map(({ clientId }) => clientId);

describe('the answer', () => {
  it('has the envelope of version 2, newest first, with all that the pages read', async () => {
    const { status, body } = await list(admin);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['errors', 'id', 'metadata', 'response', 'responseTime', 'version']);
    expect(body).toMatchObject({ id: 'mosip.pms.oauth.partners.clients.get', version: '1.0', metadata: null });
    expect(body.errors).toEqual([]);
    expect(body.response).toMatchObject({ pageNo: 0, pageSize: 3, totalResults: 3 });
    expect(body.response.data.map(({ clientId }) => clientId)).toEqual([ids.shop, ids.Bank, ids.bank]);
    expect(body.response.data[0]).toEqual({
      partnerId: 'a_shop',
      orgName: 'Zoë’s (shop)',
      policyGroupId: expect.any(String),
      policyGroupName: 'Ärzte 100%',
      policyGroupDescription: 'Doctors',
      policyName: 'buy.*',
      policyDescription: 'To buy',
      clientId: ids.shop,
      clientName: 'a_b%c',
      status: 'INACTIVE',
      createdDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
      updatedDateTime: expect.stringMatching(/\+00:00$/),
    });
    expect(body.response.data[1]).toMatchObject({ updatedDateTime: null });
  });

  it('shows a name with translations as the text of their map, as the page takes it apart', async () => {
    const { body } = await list(admin, { clientName: 'Beta' });
    const [found] = body.response.data;
    expect(JSON.parse(found?.clientName ?? '')).toEqual({ fra: 'Banque bêta', '@none': 'Beta Bank' });
  });

  it('shows text where there is no policy and no group any more: the pages sort and compare them', async () => {
    const { db } = gateway.database;
    const clients = db.collection<{ _id: string; policyId: string }>('oidcClients');
    await clients.updateOne({ _id: ids.shop ?? '' }, { $set: { policyId: 'gone' } });
    const { body } = await list(admin, { status: 'INACTIVE' });
    expect(body.response.data).toEqual([
      expect.objectContaining({ policyName: '', policyGroupName: '', policyGroupId: null, policyDescription: null }),
    ]);
    const policy = await db.collection<{ _id: string; name: string }>('policies').findOne({ name: 'buy.*' });
    await clients.updateOne({ _id: ids.shop ?? '' }, { $set: { policyId: policy?._id ?? '' } });
  });
});

describe('a page', () => {
  it('counts all, and shows its part', async () => {
    const asked = { sortFieldName: 'clientName', sortType: 'asc', pageSize: 2 };
    const first = await list(admin, { ...asked, pageNo: 0 });
    const second = await list(admin, { ...asked, pageNo: 1 });
    expect(first.body.response).toMatchObject({ pageNo: 0, pageSize: 2, totalResults: 3 });
    expect(second.body.response).toMatchObject({ pageNo: 1, pageSize: 2, totalResults: 3 });
    const shown = [first, second].map(({ body }) => body.response.data.map(({ clientId }) => clientId));
    expect(shown).toEqual([[ids.shop, ids.bank], [ids.Bank]]);
  });

  it.each([
    ['beyond the end', { pageNo: 2, pageSize: 2 }],
    ['far beyond the end', { pageNo: 2_147_483_647, pageSize: 2_147_483_647 }],
    ['of nothing', { pageNo: 0, pageSize: 2, clientName: 'never' }],
  ])('%s is all zeros', async (_what, query) => {
    const { body } = await list(admin, query);
    expect([body.response, body.errors]).toEqual([{ pageNo: 0, pageSize: 0, totalResults: 0, data: [] }, []]);
  });

  it('may be as wide as a number can be', async () => {
    const { body } = await list(admin, { pageNo: 0, pageSize: 2_147_483_647 });
    expect(body.response).toMatchObject({ pageNo: 0, pageSize: 2_147_483_647, totalResults: 3 });
    expect(body.response.data).toHaveLength(3);
  });
});

describe('the order', () => {
  it.each([
    ['partnerId', 'first'],
    ['orgName', 'last'],
    ['policyGroupName', 'first'],
    ['policyName', 'first'],
    ['clientName', 'first'],
    ['status', 'last'],
    ['createdDateTime', 'last'],
  ])('by %s has the shop %s, and all of it the other way round', async (sortFieldName, place) => {
    const asked = { sortFieldName, pageNo: 0, pageSize: 8 };
    const up = await idsIn(admin, { ...asked, sortType: 'AsC' });
    const down = await idsIn(admin, { ...asked, sortType: 'DESC' });
    expect(up.at(place === 'first' ? 0 : -1)).toBe(ids.shop);
    expect(down).toEqual(up.toReversed());
  });

  it('by clientId is that of the ids', async () => {
    const shown = await idsIn(admin, { sortFieldName: 'clientId', sortType: 'asc', pageNo: 0, pageSize: 8 });
    const folded = Object.values(ids).map((id) => [id.toLowerCase(), id] as const);
    expect(shown).toEqual(folded.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id));
  });
});

describe('a filter', () => {
  it.each([
    [{ partnerId: 'A_S' }, ['shop']],
    [{ orgName: 'zOË’s (SHOP' }, ['shop']],
    [{ policyGroupName: '100%' }, ['shop']],
    [{ policyGroupName: 'ärzte' }, ['shop']],
    [{ policyName: 'BUY.' }, ['shop']],
    [{ clientName: 'bank' }, ['Bank', 'bank']],
    [{ clientName: 'banque' }, ['Bank']],
    [{ clientName: 'a_b%' }, ['shop']],
    [{ status: 'ACTIVE' }, ['Bank', 'bank']],
    [{ clientName: 'bank', partnerId: 'demo', status: 'ACTIVE', policyName: 'esignet' }, ['Bank', 'bank']],
    [{ clientName: '' }, ['shop', 'Bank', 'bank']],
    [{ unknown: 'x', sort: '1' }, ['shop', 'Bank', 'bank']],
    [{ clientName: '@none' }, []],
    [{ clientName: 'fra' }, []],
    [{ clientName: 'a.b' }, []],
    [{ clientName: '_' }, ['shop']],
    [{ orgName: '%' }, []],
    [{ policyName: '.*' }, ['shop']],
    [{ policyName: '(' }, []],
    [{ clientName: 'a\0b' }, []],
    [{ clientName: 'a'.repeat(9_000) }, []],
    [{ clientName: '(((a+)+)+)+$' }, []],
    [{ status: 'active' }, []],
    [{ status: '' }, []],
    [{ partnerId: 'a_s', status: 'ACTIVE' }, []],
  ] as [Record<string, string>, string[]][])('%j finds %j', async (filter, keys) => {
    expect(await idsIn(admin, filter)).toEqual(keys.map((key) => ids[key]));
  });
});

describe('the caller', () => {
  it('sees those of the own partners only, whatever is asked for', async () => {
    expect(await idsIn(partner)).toEqual([ids.Bank, ids.bank]);
    expect(await idsIn(partner, { partnerId: 'a_shop' })).toEqual([]);
    const asked = { partnerId: demoIds.partner, pageNo: 0, pageSize: 1 };
    expect((await list(partner, asked)).body.response).toMatchObject({ totalResults: 2 });
  });

  it('is served with a partner that has no group', async () => {
    await gateway.world.partner({ id: 'no-group', policyGroupId: null, owners: ['partner'] });
    const { body } = await list(partner);
    expect([body.errors, body.response.totalResults]).toEqual([[], 2]);
  });
});
