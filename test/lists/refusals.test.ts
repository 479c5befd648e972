import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { readList } from './list-door.ts';
import { lists, readable, refusals, unreadable } from './refusal-cases.ts';

/** One reader of parameters for all lists: the checks and their order (contract 1.11, 2.7, 3.5). */
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
});

afterAll(() => gateway.stop());

describe.each(lists)('$address', ({ address, sorts, paging, loneSort, filters, refusedAs }) => {
  const codeOf = async (query: string): Promise<string | null> => {
    const { status, body } = await readList(gateway, admin, address, query);
    expect(status).toBe(200);
    if (body.errors.length === 0) expect(Array.isArray(body.response.data)).toBe(true);
    else expect(body).toMatchObject({ id: refusedAs, response: null, responsetime: expect.stringMatching(/Z$/) });
    return body.errors[0]?.errorCode ?? null;
  };

  const concerned = refusals.filter(
    ([, , where = {}]) => (where.paging ?? paging) === paging && (where.loneSort ?? loneSort) === loneSort,
  );
  it.each(concerned)('answers %s with %s', async (query, errorCode) => {
    expect(await codeOf(query)).toBe(errorCode);
  });

  it.each(unreadable)('cannot read %s', async (query) => {
    const { status, body } = await readList(gateway, admin, address, query);
    expect([status, body.response]).toEqual([400, null]);
  });

  it.each(readable)('reads %s', async (query) => {
    expect(await codeOf(query)).toBeNull();
  });

  it('is sorted by each of its fields, in both directions', async () => {
    for (const field of sorts) {
      for (const direction of ['asc', 'desc']) {
        expect([field, await codeOf(`sortFieldName=${field}&sortType=${direction}&pageNo=0&pageSize=8`)]).toEqual([
          field,
          null,
        ]);
      }
    }
  });

  it('takes each of its filters once, with any text', async () => {
    for (const filter of filters) {
      for (const text of ['', 'x', '%25', '(((', '%5C', '$ne', '%00', '%F0%9F%98%80', 'x'.repeat(8_000)]) {
        expect([filter, text, await codeOf(`${filter}=${text}`)]).toEqual([filter, text, null]);
      }
      const twice = await readList(gateway, admin, address, `${filter}=a&${filter}=b`);
      expect([filter, twice.status]).toEqual([filter, 400]);
    }
  });
});
