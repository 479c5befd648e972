import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { parseAnswer, send, sendBytes, type Message } from './http.ts';
import { createLogBuffer } from './log.ts';

/** Headers of answers, whatever the answer is. */
const log = createLogBuffer();
const portal = 'https://portal.example.org';
let closed: TestGateway;
let open: TestGateway;
let authorization: string;

beforeAll(async () => {
  closed = await startTestGateway({}, log.logger);
  open = await startTestGateway({ CORS_ORIGINS: `${portal}, http://localhost:3000` });
  authorization = `Bearer ${(await closed.as('admin')).token}`;
});

afterAll(async () => {
  await closed.stop();
  await open.stop();
});

const json = { 'content-type': 'application/json' };
const client = `/v1/partnermanager/oidc/client/${'A'.repeat(43)}`;

describe('security', () => {
  const answers: readonly (readonly [status: number, message: () => Message])[] = [
    [200, () => ({ path: '/health/live' })],
    [200, () => ({ path: '/health/ready' })],
    [200, () => ({ path: '/dev/token?as=admin' })],
    [200, () => ({ path: client, headers: { authorization } })],
    [200, () => ({ method: 'HEAD', path: client, headers: { authorization } })],
    [
      200,
      () => ({
        method: 'POST',
        path: '/graphql',
        headers: { ...json, authorization },
        body: '{"query":"{__typename}"}',
      }),
    ],
    [400, () => ({ method: 'POST', path: '/graphql', headers: { ...json, authorization }, body: '{' })],
    [401, () => ({ path: client })],
    [401, () => ({ path: '/graphql' })],
    [404, () => ({ path: '/' })],
    [404, () => ({ path: '/nothing' })],
    [404, () => ({ path: '/v1/nothing' })],
    [404, () => ({ path: '/%zz' })],
    [404, () => ({ path: '/v1/%zz' })],
    [404, () => ({ method: 'TRACE', path: client })],
    [405, () => ({ method: 'DELETE', path: '/graphql', headers: { authorization } })],
    [413, () => ({ method: 'POST', path: '/graphql', headers: { ...json, authorization }, body: 'x'.repeat(300_000) })],
    [415, () => ({ method: 'POST', path: '/graphql', headers: { authorization }, body: '{}' })],
  ];

  it.each(answers)('%i: %s', async (status, message) => {
    const answer = await send(closed.url, message());
    expect(answer.status).toBe(status);
    expect(answer.headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    for (const telling of ['x-powered-by', 'server', 'set-cookie']) expect(answer.headers).not.toHaveProperty(telling);
  });

  it('keeps answers to somebody out of every cache', async () => {
    for (const path of [client, '/graphql', '/dev/token?as=admin']) {
      const { headers } = await send(closed.url, { path, headers: { authorization } });
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it.each(['/playground', '/graphiql', '/altair', '/voyager', '/?playground', '/graphql/', '/metrics', '/docs'])(
    '%s is nowhere',
    async (path) => {
      const { status, headers } = await send(closed.url, { path, headers: { accept: 'text/html' } });
      expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    },
  );
});

describe('other origins', () => {
  const asked = {
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization, content-type, if-match',
  };
  const allowed = 'access-control-allow-origin';

  it.each([portal, 'null', 'https://evil.example', 'http://localhost:3000'])(
    'are closed out by default: %s',
    async (origin) => {
      const preflight = await send(closed.url, { method: 'OPTIONS', path: '/graphql', headers: { origin, ...asked } });
      const plain = await send(closed.url, { path: '/health/live', headers: { origin } });
      const failed = await send(closed.url, { path: client, headers: { origin } });
      for (const { headers } of [preflight, plain, failed]) {
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    },
  );

  it.each([portal, 'http://localhost:3000'])('are let in when they are listed: %s', async (origin) => {
    for (const path of ['/graphql', client]) {
      const preflight = await send(open.url, { method: 'OPTIONS', path, headers: { origin, ...asked } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        [allowed]: origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'authorization, content-type, if-match',
        vary: expect.stringContaining('Origin'),
      });
      expect(preflight.headers['access-control-allow-methods']).toMatch(/\bPUT\b/);

      const answer = await send(open.url, { path, headers: { origin } });
      expect(answer.status).toBe(401);
      const exposed = { 'access-control-expose-headers': 'x-correlation-id, etag' };
      expect(answer.headers).toMatchObject({ [allowed]: origin, ...exposed });
    }
  });

  it.each([
    'null',
    '*',
    'http://portal.example.org',
    'https://portal.example.org:8443',
    'https://portal.example.org.evil.example',
    'https://evil-portal.example.org',
    'https://a.portal.example.org',
    'https://PORTAL.example.org',
    'https://portal.example.org/',
    `${portal}, http://localhost:3000`,
  ])('are not let in because they look alike: %s', async (origin) => {
    for (const method of ['OPTIONS', 'POST', 'GET']) {
      const { headers } = await send(open.url, { method, path: '/graphql', headers: { origin, ...asked } });
      expect(headers).not.toHaveProperty(allowed);
    }
  });

  it('get no plain text for a preflight that is none', async () => {
    const answer = await send(open.url, { method: 'OPTIONS', path: '/graphql' });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
});

describe('the correlation id', () => {
  it.each(['abc', 'A1.b2_c3-d4', 'a'.repeat(64), '00000000-0000-0000-0000-000000000000'])(
    'is the one that was sent: %s',
    async (id) => {
      const answer = await send(closed.url, { path: client, headers: { 'x-correlation-id': id, authorization } });
      expect(answer.headers['x-correlation-id']).toBe(id);
      expect(log.linesOf(id)).not.toEqual([]);
    },
  );

  it.each([
    ['empty', ''],
    ['too long', 'a'.repeat(65)],
    ['with a blank', 'a b'],
    ['with markup', '<script>'],
    ['with a quote', 'a"b'],
    ['in Latin 1', 'caf\u00e9'],
    ['with an escape', 'a%0d%0aX-Evil:1'],
  ])('is a new one where that was %s', async (_title, id) => {
    const answer = await send(closed.url, { path: '/nothing', headers: { 'x-correlation-id': id } });
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.text).toContain(String(answer.headers['x-correlation-id']));
  });

  it('is a new one where it was sent twice', async () => {
    const bytes =
      'GET / HTTP/1.1\r\nHost: a\r\nX-Correlation-Id: a\r\nX-Correlation-Id: b\r\nConnection: close\r\n\r\n';
    expect(parseAnswer(await sendBytes(closed.url, bytes)).headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('differs from request to request', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(closed.url, { path: '/nothing' })));
    expect(new Set(answers.map(({ headers }) => headers['x-correlation-id'])).size).toBe(3);
  });
});

describe('the log', () => {
  it('has no query of any URL, and no token', async () => {
    await send(closed.url, { path: '/health/ready?code=QUERY-SECRET', headers: { authorization } });
    await send(closed.url, { path: '/nothing?code=QUERY-SECRET', headers: { authorization } });
    expect(log.text()).toContain('"path":"/nothing"');
    expect(log.text()).not.toMatch(/QUERY-SECRET|eyJ/);
  });
});
