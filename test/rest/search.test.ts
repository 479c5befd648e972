import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policyDoor, wrapped, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let admin: PolicyDoor;
let partner: PolicyDoor;

const at = (day: string) => ({ createdAt: new Date(day), updatedAt: new Date(day) });

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = policyDoor(gateway, (await gateway.as('admin')).token);
  partner = policyDoor(gateway, (await gateway.as('partner')).token);
  const { world } = gateway;
  const alpha = await world.group({ id: 'g1', name: 'alpha (a+b)*', description: 'First', ...at('2024-01-01') });
  await world.group({
    id: 'g2',
    name: 'Beta',
    description: 'Second',
    status: 'INACTIVE',
    ...at('2024-02-01T12:00:00.500Z'),
  });
  await world.group({ id: 'g3', name: 'ALPHA.beta', description: 'Third', createdBy: 'maker', ...at('2024-03-01') });
  const inAlpha = { groupId: alpha.id };
  await world.policy({
    ...inAlpha,
    id: 'p1',
    name: 'Draft share',
    type: 'DATA_SHARE',
    status: 'DRAFT',
    ...at('2024-01-01'),
  });
  await world.policy({
    ...inAlpha,
    id: 'p2',
    name: 'closed',
    status: 'DEACTIVATED',
    documentVersion: '7',
    ...at('2024-01-02'),
  });
  await world.policy({ ...inAlpha, id: 'p3', name: 'Open', ...at('2024-01-03') });
});

afterAll(() => gateway.stop());

interface Page {
  readonly fromRecord: number;
  readonly toRecord: number;
  readonly totalRecord: number;
  readonly data: readonly Record<string, unknown>[];
}

const search = (changes: object = {}) => ({
  filters: [],
  sort: [{ sortField: 'id', sortType: 'asc' }],
  pagination: { pageStart: 0, pageFetch: 100 },
  ...changes,
});
const pageOf = ({ body }: { body: { response: unknown; errors: unknown } }): Page => {
  expect(body.errors).toEqual([]);
  return body.response as Page;
};
const idsOf = (page: Page) => page.data.map(({ id }) => id);
const filter = (columnName: unknown, type: unknown, value?: unknown) => ({ columnName, type, value });

/** Of the groups of the story, without those of the demonstration data. */
async function groups(changes: object): Promise<unknown[]> {
  const page = pageOf(await admin('POST', '/group/search', wrapped(search(changes))));
  return idsOf(page).filter((id) => /^g\d$/.test(String(id)));
}

const policies = async (policyType: string, changes: object = {}) => {
  const page = pageOf(await admin('POST', '/search', wrapped({ ...search(changes), policyType })));
  return idsOf(page).filter((id) => /^p\d$/.test(String(id)));
};

describe('a search for groups', () => {
  it('answers as the documented service does', async () => {
    const { status, body } = await partner(
      'POST',
      '/group/search',
      wrapped(search({ filters: [filter('id', 'equals', 'G3')] })),
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      id: null,
      version: null,
      responsetime: expect.stringMatching(/Z$/) as unknown,
      response: {
        fromRecord: 1,
        toRecord: 1,
        totalRecord: 1,
        data: [
          {
            id: 'g3',
            name: 'ALPHA.beta',
            desc: 'Third',
            isActive: true,
            isDeleted: false,
            userId: 'maker',
            crBy: 'maker',
            crDtimes: '2024-03-01T00:00:00.000+00:00',
            updBy: null,
            updDtimes: null,
            delDtimes: null,
          },
        ],
      },
      errors: [],
    });
  });

  it('cuts the page that is asked for, and tells how many there are', async () => {
    const ask = async (pageStart: unknown, pageFetch: unknown) => {
      const sort = [{ sortField: 'crDtimes', sortType: 'ASC' }];
      return pageOf(
        await admin('POST', '/group/search', wrapped(search({ sort, pagination: { pageStart, pageFetch } }))),
      );
    };
    const second = await ask(1, 2);
    expect(second).toMatchObject({ fromRecord: 3, toRecord: 4, totalRecord: 4 });
    expect(idsOf(second)[0]).toBe('g3');
    expect(await ask('1', '3')).toMatchObject({ fromRecord: 4, toRecord: 4, totalRecord: 4 });
    expect(await ask('', '')).toMatchObject({ fromRecord: 1, toRecord: 4, totalRecord: 4 });
    expect(await ask(2 ** 31 - 1, 2 ** 31 - 1)).toEqual({ fromRecord: 0, toRecord: 0, totalRecord: 0, data: [] });
    expect(idsOf(await ask(0, 2 ** 31 - 1))).toHaveLength(4);
  });

  it.each([
    ['contains, in any case', [filter('name', 'contains', 'ALPHA')], ['g1', 'g3']],
    ['contains, taken literally', [filter('name', 'CONTAINS', '(A+B)*')], ['g1']],
    ['a dot that stands for itself', [filter('name', 'contains', 'a.b')], ['g3']],
    ['no wildcards', [filter('name', 'contains', '%')], []],
    ['equals, in any case', [filter('name', 'equals', 'BETA')], ['g2']],
    ['equals is not contains', [filter('name', 'equals', 'Bet')], []],
    ['starts with', [filter('name', 'startswith', 'alpha')], ['g1', 'g3']],
    ['starts with, taken literally', [filter('name', 'startsWith', '.')], []],
    ['in', [{ columnName: 'id', type: 'in', values: ['g1', 'g2', 'none'] }], ['g1', 'g2']],
    ['between, of text', [{ columnName: 'id', type: 'between', fromValue: 'g1', toValue: 'G2' }], ['g1', 'g2']],
    ['between, of days', [between('2024-01-01', '2024-02-01')], ['g1']],
    ['between, of times', [between('2024-02-01T12:00:00.500Z', '2024-02-01T14:30:00.500+02:30')], ['g2']],
    ['between, of times without an offset', [between('2024-02-01T12:00:00.500', '2024-02-01T12:00:01')], ['g2']],
    ['between, the wrong way round', [between('2024-03-01', '2024-01-01')], []],
    ['equals, of times', [filter('crDtimes', 'equals', '2024-02-01T12:00:00.500')], ['g2']],
    ['active', [filter('isActive', 'equals', 'true')], ['g1', 'g3']],
    ['not active', [filter('isActive', 'equals', false)], ['g2']],
    ['active or not', [{ columnName: 'isActive', type: 'in', values: ['true', 'false'] }], ['g1', 'g2', 'g3']],
    ['who made it', [filter('crBy', 'contains', 'make')], ['g3']],
    ['all filters together', [filter('name', 'contains', 'alpha'), filter('desc', 'contains', 'th')], ['g3']],
    ['text that nothing can hold', [filter('name', 'contains', 'a\0')], []],
    [
      'members that belong to another type',
      [{ ...filter('name', 'equals', 'Beta'), fromValue: 'string', toValue: 'string' }],
      ['g2'],
    ],
  ])('finds by a filter: %s', async (_what, filters, expected) => {
    expect(await groups({ filters })).toEqual(expected);
  });

  it.each([
    ['name', 'asc', ['g1', 'g3', 'g2']],
    ['name', 'DESC', ['g2', 'g3', 'g1']],
    ['crDtimes', 'desc', ['g3', 'g2', 'g1']],
    ['desc', 'asc', ['g1', 'g2', 'g3']],
    ['isActive', 'asc', ['g2', 'g1', 'g3']],
    ['isActive', 'desc', ['g1', 'g3', 'g2']],
  ])('is ordered by %s, %s', async (sortField, sortType, expected) => {
    expect(await groups({ sort: [{ sortField, sortType }] })).toEqual(expected);
  });

  it('is ordered by several, and newest first where nobody asks', async () => {
    const sort = [
      { sortField: 'isActive', sortType: 'asc' },
      { sortField: 'id', sortType: 'desc' },
    ];
    expect(await groups({ sort })).toEqual(['g2', 'g3', 'g1']);
    expect(await groups({ sort: [] })).toEqual(['g3', 'g2', 'g1']);
  });
});

function between(fromValue: string, toValue: string) {
  return { columnName: 'crDtimes', type: 'between', fromValue, toValue };
}

describe('a search for policies', () => {
  it('answers as the documented service does, drafts included', async () => {
    const filters = [filter('id', 'equals', 'p1')];
    const page = pageOf(await admin('POST', '/search', wrapped({ ...search({ filters }), policyType: 'DataShare' })));
    expect(page).toEqual({
      fromRecord: 1,
      toRecord: 1,
      totalRecord: 1,
      data: [
        {
          id: 'p1',
          name: 'Draft share',
          desc: 'A policy',
          policyType: 'DataShare',
          policyGroupId: 'g1',
          policyGroupName: 'alpha (a+b)*',
          version: '1.0',
          schema: null,
          validFromDate: expect.stringMatching(/\+00:00$/) as unknown,
          validToDate: expect.stringMatching(/\+00:00$/) as unknown,
          isActive: false,
          policies: JSON.stringify(samplePolicy),
          isDeleted: false,
          crBy: null,
          crDtimes: '2024-01-01T00:00:00.000+00:00',
          updBy: null,
          updDtimes: null,
          delDtimes: null,
        },
      ],
    });
  });

  it.each([
    ['all', ['p1', 'p2', 'p3']],
    ['ALL', ['p1', 'p2', 'p3']],
    ['auth', ['p2', 'p3']],
    ['datashare', ['p1']],
    ['none', []],
  ])('is of the type that is asked for: %s', async (policyType, expected) => {
    expect(await policies(policyType)).toEqual(expected);
  });

  it.each([
    ['by type', filter('policyType', 'contains', 'share'), ['p1']],
    ['by types', { columnName: 'policyType', type: 'in', values: ['Auth', 'datashare'] }, ['p1', 'p2', 'p3']],
    ['active', filter('isActive', 'equals', 'true'), ['p3']],
    ['not active', filter('isActive', 'equals', 'FALSE'), ['p1', 'p2']],
    ['by version', filter('version', 'equals', 7), ['p2']],
    ['by description', filter('descr', 'startsWith', 'a pol'), ['p1', 'p2', 'p3']],
  ])('finds by a filter: %s', async (_what, each, expected) => {
    expect(await policies('all', { filters: [each] })).toEqual(expected);
  });

  it('needs a type', async () => {
    const { status, body } = await admin('POST', '/search', wrapped(search()));
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      { errorCode: 'PMS_COR_001', message: 'Invalid request parameter - must not be null :request.policyType' },
    ]);
  });
});
