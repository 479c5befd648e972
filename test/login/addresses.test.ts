import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway } from '../support/gateway.ts';
import { badAddress, expectPage } from './failure-page.ts';
import { base, encoded, loginUrl, startSetting, type Setting } from './portal.ts';
import { badAddresses, origin, otherOrigin } from './return-addresses.ts';
import { Visitor } from './visitor.ts';

describe('an address to return to', () => {
  let guarded: Setting;
  beforeAll(async () => {
    guarded = await startSetting({ LOGIN_RETURN_ORIGINS: `${origin},${otherOrigin}` });
  });
  afterAll(() => guarded.stop());

  const rawOrEscaped = badAddresses.map(([title, address]) => [title, encodeURIComponent(address)] as const);

  it.each(rawOrEscaped)('%s is refused on every way', async (_title, address) => {
    const { url } = guarded.gateway;
    for (const path of [
      `login/${address}?state=${randomUUID()}`,
      `login-redirect/${address}?state=${randomUUID()}&code=x`,
      `logout/user?redirecturi=${address}`,
    ]) {
      expectPage(await new Visitor().go(`${url}${base}/${path}`), 400, badAddress);
    }
  });

  it.each(['', '?redirecturi', '?redirecturi=a&redirecturi=b', '?redirectUri=a'])(
    'must be given at log-out: %s',
    async (query) => {
      expectPage(await new Visitor().go(`${guarded.gateway.url}${base}/logout/user${query}`), 400, badAddress);
    },
  );

  it('of a listed origin is accepted, and the issuer sends back to the first', async () => {
    const begun = await new Visitor().go(loginUrl(guarded.gateway.url, `${otherOrigin}/#/a`, randomUUID()));
    expect(new URL(begun.location ?? '').searchParams.get('redirect_uri')).toBe(
      `${origin}${base}/login-redirect/${encoded(`${otherOrigin}/#/a`)}`,
    );
    expect(begun.cookies[0]?.attributes).toHaveProperty('secure');
  });

  it('is not chosen by the headers of a proxy that is not trusted', async () => {
    const headers = { 'x-forwarded-host': 'localhost:3000', 'x-forwarded-proto': 'http' };
    const begun = await new Visitor().go(loginUrl(guarded.gateway.url, `${otherOrigin}/#/a`, randomUUID()), headers);
    expect(new URL(begun.location ?? '').searchParams.get('redirect_uri')).toMatch(new RegExp(`^${origin}/`));
  });
});

describe('behind a trusted proxy', () => {
  it('the issuer sends back to the listed origin that the browser asked', async () => {
    const proxied = await startSetting({ LOGIN_RETURN_ORIGINS: `${origin},${otherOrigin}`, TRUST_PROXY: 'loopback' });
    const addressFor = async (host: string, proto: string) => {
      const headers = { 'x-forwarded-host': host, 'x-forwarded-proto': proto };
      const begun = await new Visitor().go(loginUrl(proxied.gateway.url, `${origin}/`, randomUUID()), headers);
      const { origin: sentTo } = new URL(new URL(begun.location ?? '').searchParams.get('redirect_uri') ?? '');
      return [sentTo, 'secure' in (begun.cookies[0]?.attributes ?? {})];
    };
    try {
      expect(await addressFor('localhost:3000', 'http')).toEqual([otherOrigin, false]);
      expect(await addressFor('portal.example.org', 'https')).toEqual([origin, true]);
      expect(await addressFor('evil.example', 'https')).toEqual([origin, true]);
    } finally {
      await proxied.stop();
    }
  });
});

describe('a gateway that is not set up for login', () => {
  const production = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    AUTH_ISSUER: 'http://127.0.0.1:9',
    AUTH_AUDIENCE: 'a',
    CURSOR_SECRET: Buffer.alloc(32, 1).toString('base64'),
    DATA_ENCRYPTION_KEY: Buffer.alloc(32, 2).toString('base64'),
  };
  it.each([
    ['without origins in production', { ...production, LOGIN_CLIENT_ID: 'a' }],
    ['without a client', { AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'a', LOGIN_RETURN_ORIGINS: origin }],
  ])('%s says so', async (_title, variables: Record<string, string>) => {
    const gateway = await startTestGateway(variables);
    const address = encoded(`${gateway.url}/`);
    try {
      for (const path of [
        `login/${address}?state=12345678`,
        `login-redirect/${address}?code=a`,
        `logout/user?redirecturi=${address}`,
      ]) {
        expectPage(await new Visitor().go(`${gateway.url}${base}/${path}`), 404, /Login is not set up on this gateway/);
      }
    } finally {
      await gateway.stop();
    }
  });
});
