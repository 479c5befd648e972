import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policyDoor, wrapped, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let session: Session;
let door: PolicyDoor;

beforeAll(async () => {
  gateway = await startTestGateway();
  session = await gateway.as('admin');
  door = policyDoor(gateway, session.token);
});

afterAll(() => gateway.stop());

const good = { filters: [], sort: [], pagination: { pageStart: 0, pageFetch: 10 } };
const name = { columnName: 'name', type: 'contains', value: 'a' };
const active = { columnName: 'isActive', type: 'equals' };
const made = { columnName: 'crDtimes', type: 'between', fromValue: '2024-01-01', toValue: '2024-12-31' };
const sort = { sortField: 'name', sortType: 'asc' };
const page = (pageStart: number, pageFetch: number) => ({ pagination: { pageStart, pageFetch } });
const filters = (...all: unknown[]) => ({ filters: all });
const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

const refusals: [what: string, changes: object, errorCode: string][] = [
  ['no filters', { filters: undefined }, 'PMS_COR_003'],
  ['filters that are null', { filters: null }, 'PMS_COR_003'],
  ['no sort', { sort: undefined }, 'PMS_COR_003'],
  ['a filter without a column', filters({ ...name, columnName: undefined }), 'PMS-MSD-310'],
  ['a filter with a blank column', filters({ ...name, columnName: ' ' }), 'PMS-MSD-310'],
  ['an unknown column', filters({ ...name, columnName: 'nameKey' }), 'PMS-MSD-310'],
  ['a column that only objects have', filters({ ...name, columnName: 'constructor' }), 'PMS-MSD-310'],
  ['a path of the database', filters({ ...name, columnName: '$where' }), 'PMS-MSD-310'],
  ['a filter without a type', filters({ ...name, type: undefined }), 'PMS-MSD-312'],
  ['a type that is none', filters({ ...name, type: 'containts' }), 'PMS-MSD-312'],
  ['a value and values', filters({ ...name, values: ['b'] }), 'PMS-MSD-392'],
  ['no value', filters({ ...name, value: undefined }), 'PMS-MSD-390'],
  ['a blank value', filters({ ...name, type: 'startsWith', value: ' ' }), 'PMS-MSD-390'],
  ['neither true nor false', filters({ ...active, value: 'perhaps' }), 'PMS-MSD-390'],
  ['a time that is none', filters({ ...made, type: 'equals', value: 'today' }), 'PMS-MSD-390'],
  ['no values', filters({ ...name, type: 'in', value: undefined, values: [] }), 'PMS-MSD-391'],
  ['times that are none', filters({ ...made, type: 'in', values: ['2024-01-01', 'x'] }), 'PMS-MSD-391'],
  ['no beginning', filters({ ...made, fromValue: undefined }), 'PMS-MSD-315'],
  ['a blank end', filters({ ...made, toValue: '' }), 'PMS-MSD-315'],
  ['a beginning that is no time', filters({ ...made, fromValue: 'string' }), 'PMS-MSD-315'],
  ['a day that there is not', filters({ ...made, toValue: '2024-02-31' }), 'PMS-MSD-315'],
  ['text in a time', filters({ ...made, type: 'contains', value: '2024' }), 'PMS-MSD-394'],
  ['a range of truth', filters({ ...active, type: 'between', fromValue: 'a', toValue: 'b' }), 'PMS-MSD-394'],
  ['a sort without a field', { sort: [{ ...sort, sortField: undefined }] }, 'PMS-MSD-314'],
  ['a sort without a type', { sort: [{ ...sort, sortType: '' }] }, 'PMS-MSD-314'],
  ['an unknown sort field', { sort: [{ ...sort, sortField: 'nameKey' }] }, 'PMS-MSD-357'],
  ['an unknown sort type', { sort: [{ ...sort, sortType: 'dc' }] }, 'PMS-MSD-358'],
  ['no pagination', { pagination: undefined }, 'PMS-MSD-356'],
  ['a page before the first', page(-1, 10), 'PMS-MSD-313'],
  ['a page of nothing', page(0, 0), 'PMS-MSD-313'],
  ['a page of less than nothing', page(0, -1), 'PMS-MSD-313'],
  ['more filters than there can be', filters(...many(51, name)), 'PMS_COR_001'],
  ['more sorts than there can be', { sort: many(11, sort) }, 'PMS_COR_001'],
  ['more values than anybody picks', filters({ ...made, type: 'in', values: many(501, '2024-01-01') }), 'PMS_COR_001'],
  ['text without end', filters({ ...name, value: 'a'.repeat(1_025) }), 'PMS_COR_001'],
];

/** The earlier wins, whatever comes after it. */
const order: [what: string, changes: object, errorCode: string][] = [
  ['the first filter', filters({ ...name, type: '' }, { ...name, columnName: '' }), 'PMS-MSD-312'],
  ['column before type', filters({ columnName: '', type: '' }), 'PMS-MSD-310'],
  ['type before column', filters({ columnName: 'none', type: '' }), 'PMS-MSD-312'],
  ['value before column', filters({ columnName: 'none', type: 'equals' }), 'PMS-MSD-390'],
  ['filters before sort', { ...filters({ ...name, value: '' }), sort: undefined }, 'PMS-MSD-390'],
  ['sort field before sort type', { sort: [{ sortField: 'none', sortType: 'dc' }] }, 'PMS-MSD-357'],
  ['sort before page', { sort: [{ ...sort, sortType: 'dc' }], ...page(-1, 0) }, 'PMS-MSD-358'],
];

describe.each([
  ['groups', '/group/search', {}],
  ['policies', '/search', { policyType: 'all' }],
])('a search for %s', (_of, path, more) => {
  it.each([...refusals, ...order])('refuses %s', async (_what, changes, errorCode) => {
    const { status, body } = await door('POST', path, wrapped({ ...good, ...more, ...changes }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: null, response: null, errors: [{ errorCode, message: expect.any(String) }] });
  });
});

it('refuses text without end in the name of a column or a sort, without repeating it', async () => {
  const long = 'x'.repeat(100_000);
  const { body } = await door('POST', '/group/search', wrapped({ ...good, ...filters({ ...name, columnName: long }) }));
  expect(body.errors).toEqual([{ errorCode: 'PMS-MSD-310', message: 'A filter names a column that is not here.' }]);
});

it.each([
  ['a filter that is none', filters('name')],
  ['an object as value', filters({ ...name, value: { $gt: '' } })],
  ['an object among values', filters({ ...name, type: 'in', values: [{ $gt: '' }] })],
  ['a page number that is none', { pagination: { pageStart: 'first', pageFetch: 10 } }],
  ['a page number that is too large', { pagination: { pageStart: 2 ** 31, pageFetch: 10 } }],
  ['half a page', { pagination: { pageStart: 0.5, pageFetch: 10 } }],
])('cannot read %s', async (_what, changes) => {
  const { status, body } = await door('POST', '/group/search', wrapped({ ...good, ...changes }));
  expect(status).toBe(400);
  expect(body.errors).toHaveLength(1);
});

it('needs a request', async () => {
  const { status, body } = await door('POST', '/group/search', { id: '', version: '1.0' });
  expect(status).toBe(200);
  expect(body.errors).toMatchObject([{ errorCode: 'PMS_COR_001' }]);
});

describe('a search for partner types', () => {
  it.each([
    ['no filters', { filters: undefined }, 'PMS_COR_003'],
    ['an unknown column', filters({ ...name, columnName: 'co@@de' }), 'PMS-MSD-310'],
    ['no column', filters({ ...name, columnName: '' }), 'PMS-MSD-310'],
    ['no type', filters({ ...name, columnName: 'code', type: '' }), 'PMS-MSD-312'],
    ['an unknown sort type', { sort: [{ sortField: 'code', sortType: 'dc' }] }, 'PMS-MSD-358'],
  ])('refuses %s', async (_what, changes, errorCode) => {
    const { status, body } = await session.rest('POST', 'partners/partnertype/search', { ...good, ...changes });
    expect(status).toBe(200);
    expect(body).toMatchObject({ response: null, errors: [{ errorCode }] });
  });
});
