import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policyDoor, wrapped, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let admin: PolicyDoor;
let partner: PolicyDoor;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = policyDoor(gateway, (await gateway.as('admin')).token);
  partner = policyDoor(gateway, (await gateway.as('partner')).token);
  const { world } = gateway;
  const group = await world.group({ name: 'beta 100%', description: 'Same' });
  await world.group({ name: 'Alpha 100', description: 'Same', status: 'INACTIVE' });
  const inGroup = { groupId: group.id };
  await world.policy({ ...inGroup, id: 'p1', name: 'valued one', type: 'DATA_SHARE' });
  await world.policy({ ...inGroup, id: 'p2', name: 'valued two', status: 'DRAFT' });
  await world.policy({ ...inGroup, id: 'p3', name: 'valued three' });
});

afterAll(() => gateway.stop());

const question = (columnName: string, text?: string, type?: string) => ({ columnName, text, type });

async function valuesOf(door: PolicyDoor, path: string, request: object): Promise<unknown[]> {
  const { status, body } = await door('POST', path, wrapped(request));
  expect(status).toBe(200);
  expect(body.errors).toEqual([]);
  return (body.response as { filters: { fieldID: string; fieldValue: string; fieldCode: string }[] }).filters.map(
    ({ fieldID, fieldValue, fieldCode }) => [fieldID, fieldValue, fieldCode],
  );
}

describe('the values of groups', () => {
  const path = '/group/filtervalues';

  it('answer as the documented service does', async () => {
    const { body } = await partner('POST', path, wrapped({ filters: [question('name', '100%', 'unique')] }));
    expect(body).toEqual({
      id: null,
      version: null,
      responsetime: expect.any(String) as unknown,
      response: { filters: [{ fieldID: 'name', fieldValue: 'beta 100%', fieldCode: 'beta 100%' }] },
      errors: [],
    });
  });

  it.each([
    [
      'in order, in any case',
      [question('name', '100')],
      [
        ['name', 'Alpha 100', 'Alpha 100'],
        ['name', 'beta 100%', 'beta 100%'],
      ],
    ],
    [
      'with the name of the group',
      [question('desc', 'same', 'ALL')],
      [
        ['desc', 'Same', 'Alpha 100'],
        ['desc', 'Same', 'beta 100%'],
      ],
    ],
    [
      'truth',
      [question('isActive', 'x')],
      [
        ['isActive', 'true', ''],
        ['isActive', 'false', ''],
      ],
    ],
    [
      'of several columns',
      [question('name', 'alpha'), question('desc', 'nothing')],
      [['name', 'Alpha 100', 'Alpha 100']],
    ],
  ])('are those that hold the text: %s', async (_what, filters, expected) => {
    const found = await valuesOf(admin, path, { filters });
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('meet the further filters', async () => {
    const optionalFilters = [{ columnName: 'isActive', type: 'equals', value: 'true' }];
    const found = await valuesOf(admin, path, { filters: [question('name', '100')], optionalFilters });
    expect(found).toEqual([['name', 'beta 100%', 'beta 100%']]);
  });

  it.each([
    ['no filters', {}, 'PMS_COR_001'],
    ['a blank column', { filters: [question('', 'a', 'all')] }, 'PMS_COR_001'],
    ['a blank type', { filters: [question('name', 'a', '')] }, 'PMS_COR_003'],
    ['a type that is none', { filters: [question('name', 'a', 'some')] }, 'PMS_COR_003'],
    ['an unknown column', { filters: [question('nameKey', 'a')] }, 'PMS_COR_003'],
    ['a column of times', { filters: [question('crDtimes', '2024')] }, 'PMS_COR_003'],
    ['more columns than there can be', { filters: Array.from({ length: 11 }, () => question('name')) }, 'PMS_COR_001'],
    ['text without end', { filters: [question('name', 'a'.repeat(1_025))] }, 'PMS_COR_001'],
    [
      'a further filter without a value',
      { filters: [question('name')], optionalFilters: [{ columnName: 'name', type: 'equals' }] },
      'PMS-MSD-390',
    ],
  ])('refuse %s', async (_what, request, errorCode) => {
    const { status, body } = await admin('POST', path, wrapped(request));
    expect(status).toBe(200);
    expect(body).toMatchObject({ response: null, errors: [{ errorCode }] });
  });

  it('are bounded in number', async () => {
    const { id: first, ...fields } = await gateway.world.group({ name: 'copy' });
    const copies = Array.from({ length: 510 }, (_, index) => ({
      ...fields,
      _id: `${first}-${String(index)}`,
      name: `copy ${String(index)}`,
    }));
    await gateway.database.db.collection<{ _id: string }>('policyGroups').insertMany(copies);
    expect(await valuesOf(admin, path, { filters: [question('name', 'copy')] })).toHaveLength(500);
  });
});

describe('the values of policies', () => {
  const path = '/filtervalues';
  const names = { filters: [question('name', 'VALUED')] };

  it('come with the id of the policy, drafts for those only who write them', async () => {
    expect(await valuesOf(admin, path, { ...names, policyType: 'all' })).toEqual([
      ['name', 'valued one', 'p1'],
      ['name', 'valued three', 'p3'],
      ['name', 'valued two', 'p2'],
    ]);
    expect(await valuesOf(partner, path, { ...names, policyType: 'all' })).toEqual([
      ['name', 'valued one', 'p1'],
      ['name', 'valued three', 'p3'],
    ]);
  });

  it('are of the type that is asked for', async () => {
    expect(await valuesOf(admin, path, { ...names, policyType: 'dataSHARE' })).toEqual([['name', 'valued one', 'p1']]);
  });

  it('are the words that clients have for types', async () => {
    const filters = [question('policyType', 'share')];
    expect(await valuesOf(admin, path, { filters, policyType: 'All' })).toEqual([['policyType', 'DataShare', 'p1']]);
  });

  it('need a type', async () => {
    const { body } = await admin('POST', path, wrapped(names));
    expect(body.errors).toEqual([
      { errorCode: 'PMS_COR_001', message: 'Invalid request parameter - must not be null :request.policyType' },
    ]);
  });
});

describe('a setting', () => {
  it.each([
    ['pmp.allowed.policy.types', 'Auth,DataShare,CredentialIssuance,MISP'],
    ['DATA_ENCRYPTION_KEY', null],
    ['PATH', null],
    ['constructor', null],
    ['abcd', null],
  ])('%s', async (key, value) => {
    const { status, body } = await admin('GET', `/config/${key}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: null, response: { key, value }, errors: [] });
  });
});
