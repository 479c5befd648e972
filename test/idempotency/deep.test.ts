import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../src/shared/canonical-json.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { newKey } from './asking.ts';

let gateway: TestGateway;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  partner = await gateway.as('partner');
});

afterAll(() => gateway.stop());

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

async function post(path: string, body: string, header: Record<string, string> = {}) {
  const headers = { authorization: `Bearer ${partner.token}`, 'content-type': 'application/json', ...header };
  const answer = await fetch(gateway.url + path, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** 20 kB and 100 kB, both deeper than any stack of calls. */
describe.each([10_000, 50_000])('JSON that is nested %d deep', (depth) => {
  const facts = { address: 'Here', contactNumber: '1', additionalInfo: 'NESTED' };
  const send = (path: string, body: object, header = {}) =>
    post(path, JSON.stringify(body).replace('"NESTED"', nested(depth)), header);

  it('is refused over REST, with an idempotency key as without one', async () => {
    const names = { partnerId: 'deep', organizationName: 'Deep', emailId: 'deep@example.org' };
    const request = { ...facts, ...names, partnerType: 'Auth_Partner', policyGroup: 'Financial services' };
    for (const header of [{}, { 'idempotency-key': newKey() }]) {
      const { status, body } = await send('/v1/partnermanager/partners/v2', { request }, header);
      expect([status, body.errors]).toEqual([200, [{ errorCode: 'PMS_PRT_096', message: expect.any(String) }]]);
    }
  });

  it('is refused over GraphQL, with an idempotency key as without one', async () => {
    const query =
      'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { partner { id } problems { code path } } }';
    const deep = { id: 'deep', name: 'Deep', type: 'DEVICE_PROVIDER', email: 'deep@example.org', ...facts };
    const problems = [{ code: 'INVALID_ADDITIONAL_INFO', path: ['input', 'additionalInfo'] }];
    for (const input of [deep, { ...deep, idempotencyKey: newKey() }]) {
      const { body } = await send('/graphql', { query, variables: { input } });
      expect(body).toEqual({ data: { registerPartner: { partner: null, problems } } });
    }
  });
});
it.each([
  [
    'members in any order',
    { b: 1, a: { d: [1, { z: 1, y: null }], c: 'ä"\\\n' } },
    '{"a":{"c":"ä\\"\\\\\\n","d":[1,{"y":null,"z":1}]},"b":1}',
  ],
  ['names that are numbers', { b: 0, 10: 1, 9: 2, a: 3 }, '{"9":2,"10":1,"a":3,"b":0}'],
  ['times', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  [
    'what JSON has no word for',
    { a: undefined, b: [undefined, Number.NaN, () => 0], c: Symbol('c'), d: {}, e: [] },
    '{"b":[null,null,null],"d":{},"e":[]}',
  ],
  ['a name that is special', JSON.parse('{"__proto__":{"a":1}}') as unknown, '{"__proto__":{"a":1}}'],
])('%s: written in one way', (_title, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
