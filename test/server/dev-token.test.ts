import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { send } from './http.ts';
import { expectGraphqlErrors } from './shapes.ts';

/** The tokens of the development issuer are for whoever sits at this machine. */
let gateway: TestGateway;
let port: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  ({ port } = new URL(gateway.url));
});

afterAll(() => gateway.stop());

describe('/dev/token', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers the bare token at %s', async (name) => {
    const answer = await send(gateway.url, { path: '/dev/token?as=admin', headers: { host: `${name}:${port}` } });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  });

  it.each([
    ['another name', { host: 'evil.example' }],
    ['another name at our port', { host: 'evil.example:80' }],
    ['a name that begins alike', { host: 'localhost.evil.example' }],
    ['a name that ends alike', { host: 'evil-localhost' }],
    ['an address of this machine that is not loopback', { host: '192.168.0.1' }],
    ['a name with a user in front', { host: 'localhost@evil.example' }],
    ['another name, forwarded as ours', { host: 'evil.example', 'x-forwarded-host': 'localhost' }],
  ])('is not there under %s', async (_title, headers) => {
    const answer = await send(gateway.url, { path: '/dev/token?as=admin', headers });
    expect(answer.status).toBe(404);
    expectGraphqlErrors(answer, 'NOT_FOUND');
  });

  it.each(['', '?as=', '?as=root', '?as=Admin', '?as=__proto__', '?as=admin&as=partner', '?as[name]=admin'])(
    'says whom one can be: %s',
    async (query) => {
      const answer = await send(gateway.url, { path: `/dev/token${query}` });
      expect(answer.status).toBe(400);
      expect(expectGraphqlErrors(answer, 'BAD_USER_INPUT')[0]?.message).toContain('admin, partner, other-partner');
    },
  );

  it.each(['POST', 'PUT', 'DELETE'])('does not know %s', async (method) => {
    const answer = await send(gateway.url, { method, path: '/dev/token?as=admin' });
    expect(answer.status).toBe(404);
    expectGraphqlErrors(answer, 'NOT_FOUND');
  });

  it('is not there with an identity provider', async () => {
    const production = await startTestGateway({ AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'a' });
    const answer = await send(production.url, { path: '/dev/token?as=admin' });
    await production.stop();
    expect(answer.status).toBe(404);
    expectGraphqlErrors(answer, 'NOT_FOUND');
  });
});
