import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { expectNoiseInRequests } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import { send } from '../server/http.ts';
import { expectGraphqlErrors, expectRefusal, readEnvelope } from '../server/shapes.ts';

/** Paths and methods: one way to name a client, and everything else leads nowhere. */
let gateway: TestGateway;
let authorization: string;
let id: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  const session = await gateway.as('partner');
  authorization = `Bearer ${session.token}`;
  const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
  id = data.createOidcClient.oidcClient?.id ?? '';
});

afterAll(() => gateway.stop());

const base = '/v1/partnermanager';
const json = { 'content-type': 'application/json' };

describe('a client', () => {
  beforeEach(expectNoiseInRequests);

  it.each([
    ['as it is', (known: string) => known],
    ['with escapes that it does not need', (known: string) => `%${known.charCodeAt(0).toString(16)}${known.slice(1)}`],
    ['with a query', (known: string) => `${known}?partnerId[$ne]=x&a=%zz`],
  ])('%s', async (_title, path) => {
    const answer = await send(gateway.url, { path: `${base}/oidc/client/${path(id)}`, headers: { authorization } });
    expect(readEnvelope(answer).response?.id).toBe(id);
  });

  it.each(['A'.repeat(43), 'a', '-_-', '0b8f6f0e-5d0c-4a52-9f0a-1c6f3a9d7e10', 'a'.repeat(100)])(
    'that is not there is a business error: %s',
    async (unknown) => {
      const answer = await send(gateway.url, { path: `${base}/oauth/client/${unknown}`, headers: { authorization } });
      expect(answer.status).toBe(200);
      expectRefusal(answer, 'PMS_ESI_004');
    },
  );
});

describe('nowhere', () => {
  const paths: readonly ((known: string) => string)[] = [
    () => '/v1/',
    () => '/v1/nothing',
    () => `${base}/`,
    () => `${base}/oidc/client`,
    () => `${base}/oidc/client/`,
    (known) => `${base}/oidc/client/${known}/`,
    (known) => `${base}/oidc/client/${known}/more`,
    (known) => `${base}//oidc/client/${known}`,
    (known) => `${base}/oidc//client/${known}`,
    (known) => `${base}/oidc/client//${known}`,
    (known) => `${base}/oidc/client/%2F${known}`,
    (known) => `${base}/oidc/client/${known}%2F..%2F${known}`,
    (known) => `${base}/oidc%2Fclient/${known}`,
    (known) => `${base}/oidc/client/../client/${known}`,
    (known) => `${base}/oidc/client/./${known}`,
    () => `${base}/oidc/client/..`,
    () => `${base}/oidc/client/%2e%2e`,
    () => `${base}/oidc/client/%2e`,
    (known) => `${base}/oidc/client/${known};jsessionid=1`,
    (known) => `${base};a=b/oidc/client/${known}`,
    (known) => `${base}/oidc/client/${known}.`,
    (known) => `${base}/oidc/client/${known}.json`,
    (known) => `${base}/oidc/client/${known}%00`,
    (known) => `${base}/oidc/client/${known}%20`,
    (known) => `${base}/oidc/client/${known}%0d%0aX-Evil:1`,
    () => `${base}/oidc/client/%zz`,
    () => `${base}/oidc/client/%ED%A0%80`,
    () => `${base}/oidc/client/%C0%AF`,
    () => `${base}/oidc/client/{client_id}`,
    () => `${base}/oidc/client/[$ne]`,
    () => `${base}/oidc/client/${'a'.repeat(101)}`,
    () => `${base}/oidc/client/${'a'.repeat(10_000)}`,
    () => `${base}/OIDC/client/a`,
    () => '/v1/policymanager/nothing',
  ];

  it.each(paths.map((path) => [path('ID').slice(0, 80), path] as const))('%s', async (_title, path) => {
    const answer = await send(gateway.url, { path: path(id), headers: { authorization } });
    expect(answer.status).toBe(404);
    expectRefusal(answer, 'PMS_COR_002');
    expect(answer.text).not.toContain(id);
  });

  it.each(['/', '/v1', '/V1/partnermanager/oidc/client/a', '//v1/partnermanager/oidc/client/a', '/%zz', '/v2/nothing'])(
    'outside of the door: %s',
    async (path) => {
      const answer = await send(gateway.url, { path, headers: { authorization } });
      expect(answer.status).toBe(404);
      expectGraphqlErrors(answer, 'NOT_FOUND');
    },
  );

  it.each([
    ['broken', '{'],
    ['huge', 'x'.repeat(300_000)],
  ])('also with a %s body', async (_title, body) => {
    const message = { method: 'POST', path: '/v1/nothing', headers: { ...json, authorization }, body };
    const answer = await send(gateway.url, message);
    expect(answer.status).toBe(404);
    expectRefusal(answer, 'PMS_COR_002');
  });
});

describe('methods', () => {
  it.each(['DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'POST', 'PROPFIND', 'LINK'])('%s of a client', async (method) => {
    const before = await gateway.database.dump();
    const answer = await send(gateway.url, { method, path: `${base}/oidc/client/${id}`, headers: { authorization } });
    expect(answer.status).toBe(404);
    expectRefusal(answer, 'PMS_COR_002');
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('HEAD is GET without the body', async () => {
    const path = `${base}/oidc/client/${id}`;
    const [head, get] = await Promise.all([
      send(gateway.url, { method: 'HEAD', path, headers: { authorization } }),
      send(gateway.url, { path, headers: { authorization } }),
    ]);
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'cache-control']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it.each(['x-http-method-override', 'x-http-method', 'x-method-override', '_method'])(
    'cannot be overridden: %s',
    async (name) => {
      expectNoiseInRequests();
      const before = await gateway.database.dump();
      for (const override of ['DELETE', 'PUT']) {
        const path = `${base}/oidc/client/${id}?_method=${override}`;
        const answer = await send(gateway.url, { path, headers: { authorization, [name]: override } });
        expect(readEnvelope(answer).response?.id).toBe(id);
      }
      expect(await gateway.database.dump()).toEqual(before);
    },
  );
});
