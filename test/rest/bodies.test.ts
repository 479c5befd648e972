import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectNoiseInRequests } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { goodClient } from '../support/client-input.ts';
import { send, type Answer } from '../server/http.ts';
import { expectRefusal, readEnvelope } from '../server/shapes.ts';

/** Bodies at the REST door: what cannot be read is 400, what is missing is PMS_COR_001, and the rest does not matter. */
let gateway: TestGateway;
let authorization: string;
let clientId: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  authorization = `Bearer ${(await gateway.as('partner')).token}`;
  const created = readEnvelope(await post('oidc', { request: goodCreate() }));
  clientId = String(created.response?.clientId);
});

afterAll(() => gateway.stop());

type Family = 'oidc' | 'oauth';

function write(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = { authorization, 'content-type': 'application/json', ...headers };
  return send(gateway.url, { method, path: `/v1/partnermanager/${path}`, headers: all, body: text });
}

const post = (family: Family, body: unknown, headers?: Record<string, string>) =>
  write('POST', `${family}/client`, body, headers);
const put = (family: Family, body: unknown, headers?: Record<string, string>) =>
  write('PUT', `${family}/client/${clientId}`, body, headers);

const clientNameLangMap = { eng: 'Demo Bank' };

function goodCreate(): Record<string, unknown> {
  const { partnerId, ...same } = goodClient();
  return { ...same, authPartnerId: partnerId, clientNameLangMap };
}

function goodUpdate(): Record<string, unknown> {
  const { name, logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
  return {
    clientName: name,
    logoUri,
    redirectUris,
    grantTypes,
    clientAuthMethods,
    status: 'ACTIVE',
    clientNameLangMap,
  };
}

describe('a body that cannot be read', () => {
  const cases: readonly (readonly [title: string, body: unknown, place: RegExp])[] = [
    ['broken JSON', '{"request":', /not JSON in UTF-8/],
    ['nothing', '', /body is empty/],
    ['null', 'null', / body: /],
    ['a list', [], / body: /],
    ['a number', 5, / body: /],
    ['a request that is a list', { request: [] }, / request: /],
    ['a request that is text', { request: '{}' }, / request: /],
    ['a request that is a number', { request: 0 }, / request: /],
    ['__proto__', '{"request":{"__proto__":{"polluted":"yes"}}}', /not JSON in UTF-8/],
    ['constructor.prototype', '{"request":{"constructor":{"prototype":{"polluted":"yes"}}}}', /not JSON in UTF-8/],
    ['a logo that is a number', { request: { logoUri: 5 } }, / request\.logoUri: /],
    ['a logo that is an operator', { request: { logoUri: { $ne: null } } }, / request\.logoUri: /],
    ['redirects that are text', { request: { redirectUris: 'https://a.example' } }, / request\.redirectUris: /],
    [
      'a redirect that is a number',
      { request: { redirectUris: ['https://a.example', 5] } },
      / request\.redirectUris\[1\]: /,
    ],
    ['grant types that are an object', { request: { grantTypes: { 0: 'a' } } }, / request\.grantTypes: /],
    ['methods that are true', { request: { clientAuthMethods: [true] } }, / request\.clientAuthMethods\[0\]: /],
    ['names that are text', { request: { clientNameLangMap: 'a' } }, / request\.clientNameLangMap: /],
    ['a name that is a number', { request: { clientNameLangMap: { eng: 5 } } }, / request\.clientNameLangMap: /],
    ['a time that is none', { requesttime: 'yesterday', request: {} }, / requesttime: /],
    ['a time without a zone', { requesttime: '2026-01-31T12:00:00.000', request: {} }, / requesttime: /],
    ['a time without milliseconds', { requesttime: '2026-01-31T12:00:00Z', request: {} }, / requesttime: /],
    ['a day that is none', { requesttime: '2026-02-30T12:00:00.000Z', request: {} }, / requesttime: /],
    ['an hour that is none', { requesttime: '2026-01-31T25:00:00.000Z', request: {} }, / requesttime: /],
    ['a time that is a number', { requesttime: 1_767_225_600_000, request: {} }, / requesttime: /],
  ];

  it.each(cases)('%s', async (_title, body, place) => {
    const before = await gateway.database.dump();
    for (const answer of [await post('oauth', body), await put('oauth', body), await post('oidc', body)]) {
      expect(answer.status).toBe(400);
      expect(expectRefusal(answer, 'PMS_COR_001')).toMatch(place);
      expect(answer.text).not.toMatch(/a\.example|yesterday|polluted|\$ne/);
    }
    expect(await gateway.database.dump()).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a key that is no object', async () => {
    for (const publicKey of ['-----BEGIN PUBLIC KEY-----', ['a'], 5]) {
      const answer = await post('oidc', { request: { ...goodCreate(), publicKey } });
      expect(answer.status).toBe(400);
      expect(expectRefusal(answer, 'PMS_COR_001')).toMatch(/ request\.publicKey: /);
    }
  });

  it('names at most ten places', async () => {
    const answer = await post('oidc', { request: { redirectUris: Array(10_000).fill(1) } });
    expect(expectRefusal(answer, 'PMS_COR_001').match(/request\.redirectUris\[\d+\]/g)).toHaveLength(10);
  });

  it.each([
    ['another type', 415, { 'content-type': 'text/plain' }],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another charset', 415, { 'content-type': 'application/json; charset=utf-16' }],
  ])('%s is %i', async (_title, status, headers) => {
    const answer = await post('oidc', { request: goodCreate() }, headers);
    expect(answer.status).toBe(status);
    expectRefusal(answer, 'PMS_COR_001');
  });

  it('too large is 413', async () => {
    const answer = await post('oidc', { request: { name: 'x'.repeat(300_000) } });
    expect(answer.status).toBe(413);
    expectRefusal(answer, 'PMS_COR_001');
  });
});

describe('the wrapper', () => {
  beforeEach(expectNoiseInRequests);

  it.each<[title: string, wrapper: Record<string, unknown>]>([
    ['nothing but the request', {}],
    ['blank members', { id: '', version: '', requesttime: '', metadata: {} }],
    ['nulls', { id: null, version: null, requesttime: null, metadata: null }],
    ['words of the field', { id: 'string', version: 'LTS', metadata: 'string' }],
    ['members of any type', { id: 5, version: { a: 1 }, metadata: [1] }],
    ['a time', { requesttime: '2026-01-31T12:00:00.000Z' }],
    ['the time of version 2, whatever it is', { requestTime: 'yesterday' }],
    ['members that nobody knows', { response: {}, errors: [{}], status: 'x' }],
  ])('%s', async (_title, wrapper) => {
    for (const family of ['oidc', 'oauth'] as const) {
      const answer = await post(family, { ...wrapper, request: goodCreate() });
      expect(answer.status).toBe(200);
      expect(readEnvelope(answer)).toMatchObject({
        id: null,
        version: null,
        errors: [],
        response: { status: 'ACTIVE' },
      });
    }
  });

  it.each(['{}', '{"request":null}', '{"id":"a","version":"1.0","requesttime":""}'])(
    'misses the request: %s',
    async (body) => {
      for (const answer of [await post('oauth', body), await put('oidc', body)]) {
        expect(answer.status).toBe(200);
        expect(expectRefusal(answer, 'PMS_COR_001')).toBe('Invalid request parameter - must not be null :request');
      }
    },
  );
});

describe('a field that is missing', () => {
  const constraint: Readonly<Record<string, string>> = {
    redirectUris: 'must not be blank',
    clientNameLangMap: 'must not be empty',
  };
  const missing = [undefined, null] as const;

  it.each([
    'name',
    'policyId',
    'authPartnerId',
    'logoUri',
    'redirectUris',
    'grantTypes',
    'clientAuthMethods',
    'clientNameLangMap',
  ])('on create: %s', async (field) => {
    for (const value of missing) {
      const answer = await post('oauth', { request: { ...goodCreate(), [field]: value } });
      expect(answer.status).toBe(200);
      const text = constraint[field] ?? 'must not be blank';
      expect(expectRefusal(answer, 'PMS_COR_001')).toBe(`Invalid request parameter - ${text} :request.${field}`);
    }
  });

  it.each(['clientName', 'logoUri', 'redirectUris', 'grantTypes', 'clientAuthMethods', 'clientNameLangMap', 'status'])(
    'on update: %s',
    async (field) => {
      for (const value of missing) {
        const answer = await put('oauth', { request: { ...goodUpdate(), [field]: value } });
        expect(answer.status).toBe(200);
        const text = constraint[field] ?? 'must not be blank';
        expect(expectRefusal(answer, 'PMS_COR_001')).toBe(`Invalid request parameter - ${text} :request.${field}`);
      }
    },
  );

  it.each([
    ['redirectUris', ['https://a.example.com/', ' '], 'request.redirectUris[1]'],
    ['redirectUris', [null], 'request.redirectUris[0]'],
    ['clientName', ' ', 'request.clientName'],
  ])('in a place of %s', async (field, value, place) => {
    const answer = await put('oidc', { request: { ...goodUpdate(), [field]: value } });
    expect(expectRefusal(answer, 'PMS_COR_001')).toBe(`Invalid request parameter - must not be blank :${place}`);
  });
});

describe('the status', () => {
  it.each(['active', 'Active', 'ACTIVE', 'aCTIVE'])('in any case: %s', async (status) => {
    expect(readEnvelope(await put('oidc', { request: { ...goodUpdate(), status } }))).toMatchObject({
      response: { clientId, status: 'ACTIVE' },
    });
  });

  it.each(['', ' '])('blank: "%s"', async (status) => {
    const message = expectRefusal(await put('oidc', { request: { ...goodUpdate(), status } }), 'PMS_COR_001');
    expect(message).toBe('Invalid request parameter - must not be blank :request.status');
  });

  it.each(['DELETED', ' ACTIVE', 'ACTIVE\n', 'ACTİVE', '\u0131nactive', 'ACTIVE,INACTIVE', '1'])(
    'none of the two: %s',
    async (status) => {
      const message = expectRefusal(await put('oidc', { request: { ...goodUpdate(), status } }), 'PMS_COR_001');
      expect(message).toBe('Invalid request parameter - must match "(ACTIVE)|(INACTIVE)" :request.status');
    },
  );
});
