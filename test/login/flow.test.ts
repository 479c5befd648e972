import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { arriveAtIssuer, backFromIssuer, base, encoded, startSetting, user, type Setting } from './portal.ts';
import { Visitor } from './visitor.ts';

/** From the page to the issuer and back, over real redirects, at a real OpenID provider. */
let setting: Setting;

beforeAll(async () => {
  setting = await startSetting();
});

afterAll(() => setting.stop());

async function logIn(visitor = new Visitor()) {
  const { gateway, page } = setting;
  const { step } = await arriveAtIssuer(gateway.url, page, visitor);
  const callback = await backFromIssuer(visitor, step, user.name, gateway.url);
  return { visitor, callback, last: await visitor.go(callback) };
}

const validate = `${base}/authorize/admin/validateToken`;

describe('logging in', () => {
  it('asks the issuer with PKCE, a nonce and the state of the page', async () => {
    const visitor = new Visitor();
    visitor.write('state', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6');
    const state = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
    const begun = await visitor.go(`${setting.gateway.url}${base}/login/${encoded(setting.page)}?state=${state}`);
    expect([begun.status, begun.headers.get('cache-control')]).toEqual([302, 'no-store']);
    const asked = new URL(begun.location ?? '');
    expect(`${asked.origin}${asked.pathname}`).toBe(`${setting.issuer.issuer}/auth`);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: 'mosip-pms-client',
      response_type: 'code',
      redirect_uri: `${setting.gateway.url}${base}/login-redirect/${encoded(setting.page)}`,
      scope: 'openid profile email',
      state,
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(begun.cookies).toEqual([
      {
        name: 'partner-gateway-login',
        value: expect.stringMatching(/^[\w.-]{100,1000}$/),
        attributes: { 'max-age': '600', path: `${base}/login-redirect`, httponly: '', samesite: 'Lax' },
      },
    ]);
  });

  it('ends on the page, with the access token in a cookie that no script reads', async () => {
    const { visitor, last } = await logIn();
    expect([last.status, last.location]).toEqual([302, setting.page]);
    const { value, attributes } = visitor.cookie('Authorization') ?? { value: '', attributes: {} };
    expect(decodeJwt(value)).toMatchObject({ iss: setting.issuer.issuer, preferred_username: 'ada', typ: 'Bearer' });
    expect(attributes).toEqual({
      path: '/',
      'max-age': expect.stringMatching(/^(?:299|300)$/),
      httponly: '',
      samesite: 'Lax',
    });
    expect(visitor.cookie('partner-gateway-login')).toBeUndefined();
  });

  it('makes a session that the portal finds valid', async () => {
    const { visitor } = await logIn();
    const answer = await visitor.go(`${setting.gateway.url}${validate}`);
    const token = visitor.cookie('Authorization')?.value;
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      id: null,
      version: null,
      responsetime: expect.any(String),
      metadata: null,
      response: {
        userId: 'ada',
        mobile: null,
        mail: 'ada@example.org',
        langCode: null,
        name: 'ada',
        role: 'PARTNER_ADMIN,POLICYMANAGER',
        token,
        rId: null,
      },
      errors: [],
    });
    expect(answer.cookies).toEqual([expect.objectContaining({ name: 'Authorization', value: token })]);
  });

  it('takes the state from the cookie of the page where the address has none', async () => {
    const visitor = new Visitor();
    visitor.write('state', 'state-of-the-page');
    const begun = await visitor.go(`${setting.gateway.url}${base}/login/${encoded(setting.page)}`);
    expect(new URL(begun.location ?? '').searchParams.get('state')).toBe('state-of-the-page');
  });

  it('works for a public client', async () => {
    const open = await startSetting({ LOGIN_CLIENT_SECRET: '' });
    try {
      open.issuer.facts.clientSecret = null;
      const { visitor, step } = await arriveAtIssuer(open.gateway.url, open.page);
      const last = await visitor.go(await backFromIssuer(visitor, step, user.name, open.gateway.url));
      expect([last.status, last.location]).toEqual([302, open.page]);
    } finally {
      await open.stop();
    }
  });
});

describe('logging out', () => {
  const logoutUrl = () => `${setting.gateway.url}${base}/logout/user?redirecturi=${encoded(setting.page)}`;

  it('forgets the session and ends that of the issuer, which leads back to the page', async () => {
    const { visitor } = await logIn();
    const idToken = visitor.cookie('partner-gateway-id-token')?.value;
    const gone = await visitor.go(logoutUrl());
    expect(gone.status).toBe(302);
    expect(visitor.cookie('Authorization')).toBeUndefined();
    expect(visitor.cookie('partner-gateway-id-token')).toBeUndefined();
    const asked = new URL(gone.location ?? '');
    expect(`${asked.origin}${asked.pathname}`).toBe(`${setting.issuer.issuer}/session/end`);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      // without the fragment, which issuers refuse
      post_logout_redirect_uri: `${setting.gateway.url}/`,
      id_token_hint: idToken,
      client_id: 'mosip-pms-client',
    });

    const asksAgain = await visitor.go(asked.href);
    expect(asksAgain.status).toBe(200);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asksAgain.text)?.[1] ?? '';
    const cookie = [...visitor.jar.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
    const ended = await fetch(`${asked.origin}${asked.pathname}/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect(ended.headers.get('location')).toBe(`${setting.gateway.url}/`);

    const after = await visitor.go(`${setting.gateway.url}${validate}`);
    expect(after.status).toBe(401);
  });

  it('without a session names the client to the issuer', async () => {
    const gone = await new Visitor().go(logoutUrl());
    expect(Object.fromEntries(new URL(gone.location ?? '').searchParams)).toEqual({
      post_logout_redirect_uri: `${setting.gateway.url}/`,
      client_id: 'mosip-pms-client',
    });
  });
});

it('a plus sign of base64 may stand in a query as it is', async () => {
  const page = `${setting.gateway.url}/?a=>>>`;
  expect(encoded(page)).toContain('+');
  const gone = await new Visitor().go(`${setting.gateway.url}${base}/logout/user?redirecturi=${encoded(page)}`);
  expect(new URL(gone.location ?? '').searchParams.get('post_logout_redirect_uri')).toBe(page);
});
