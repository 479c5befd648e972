import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { stopClocks } from '../identity/fake-clock.ts';
import { startTestGateway } from '../support/gateway.ts';
import { badAddress, expectPage } from './failure-page.ts';
import { arriveAtIssuer, backFromIssuer, base, encoded, loginUrl, startSetting, user, type Setting } from './portal.ts';
import { Visitor } from './visitor.ts';

/** Whatever goes wrong on the way ends on a page that says so: no session, no redirect, no circle. */
let setting: Setting;

beforeAll(async () => {
  setting = await startSetting();
});

afterEach(() => {
  jest.useRealTimers();
});

afterAll(() => setting.stop());

const notStartedHere = /was not started in this browser, has been finished already, or took too long/;
const otherState = /Another login was started in this browser/;

describe('a login', () => {
  it.each(['', '?state=', '?state=short', '?state=a%20b%20c%20d%20e', `?state=${'a'.repeat(129)}`, '?state=a&state=b'])(
    'without a usable state is refused: %s',
    async (query) => {
      const url = `${setting.gateway.url}${base}/login/${encoded(setting.page)}${query}`;
      expectPage(await new Visitor().go(url), 400, /no usable state/);
    },
  );

  it('answers scripts in the envelope', async () => {
    const url = `${setting.gateway.url}${base}/login/AAAA?state=12345678`;
    const answer = await new Visitor().go(url, { accept: 'application/json' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      400,
      expect.objectContaining({
        response: null,
        errors: [{ errorCode: 'PMS_COR_001', message: expect.stringMatching(badAddress) }],
      }),
    ]);
  });

  it('is not begun by HEAD', async () => {
    const answer = await fetch(loginUrl(setting.gateway.url, setting.page, randomUUID()), { method: 'HEAD' });
    expect(answer.status).toBe(404);
  });
});

async function atCallback() {
  const { gateway, page } = setting;
  const { visitor, state, step } = await arriveAtIssuer(gateway.url, page);
  return { visitor, state, callback: await backFromIssuer(visitor, step, user.name, gateway.url) };
}

describe('the way back', () => {
  it('works once: the code, and the memory of the login, are used up', async () => {
    const { visitor, callback } = await atCallback();
    const transaction = visitor.cookie('partner-gateway-login');
    expect((await visitor.go(callback)).location).toBe(setting.page);
    expectPage(await visitor.go(callback), 400, notStartedHere);

    visitor.write('partner-gateway-login', transaction?.value ?? '');
    expectPage(await visitor.go(callback), 400, /no longer accepts this login/);
  });

  it('is refused to another browser', async () => {
    const { callback, state } = await atCallback();
    const other = new Visitor();
    other.write('state', state);
    expectPage(await other.go(callback), 400, notStartedHere);
  });

  it('is refused where the page has begun another login', async () => {
    const { visitor, callback } = await atCallback();
    visitor.write('state', randomUUID());
    expectPage(await visitor.go(callback), 400, otherState);
    expect(visitor.cookie('partner-gateway-login')).toBeUndefined();
  });

  it('is refused without the state of the page', async () => {
    const { visitor, callback } = await atCallback();
    visitor.jar.delete('state /');
    expectPage(await visitor.go(callback), 400, otherState);
  });

  it('is refused with the transaction of another login, even where the states agree', async () => {
    const [one, other] = [await atCallback(), await atCallback()];
    one.visitor.write('state', other.state);
    expectPage(await one.visitor.go(other.callback), 400, otherState);
  });

  it('is refused to another page', async () => {
    const { visitor, callback } = await atCallback();
    const elsewhere = callback.replace(encoded(setting.page), encoded(`${setting.gateway.url}/other`));
    expectPage(await visitor.go(elsewhere), 400, notStartedHere);
  });

  it.each<[string, (value: string) => string]>([
    ['changed', (value) => `${value.slice(0, -4)}AAAA`],
    ['garbage', () => 'garbage'],
    ['a token of somebody', () => 'eyJhbGciOiJub25lIn0.eyJzdGF0ZSI6ImEifQ.'],
    ['empty', () => ''],
  ])('is refused with a transaction that is %s', async (_title, change) => {
    const { visitor, callback } = await atCallback();
    const { value = '' } = visitor.cookie('partner-gateway-login') ?? {};
    visitor.jar.clear();
    visitor.write('state', new URL(callback).searchParams.get('state') ?? '');
    visitor.write('partner-gateway-login', change(value));
    expectPage(await visitor.go(callback), 400, notStartedHere);
  });

  it('is refused after ten minutes', async () => {
    stopClocks();
    const { visitor, callback } = await atCallback();
    jest.advanceTimersByTime(601_000);
    expectPage(await visitor.go(callback), 400, notStartedHere);
  });

  it.each<[string, (callback: URL) => void]>([
    [
      'a code that was made up',
      ({ searchParams }) => {
        searchParams.set('code', 'made-up');
      },
    ],
    [
      'the code of nobody',
      ({ searchParams }) => {
        searchParams.set('code', '');
      },
    ],
  ])('is refused with %s', async (_title, change) => {
    const { visitor, callback } = await atCallback();
    const changed = new URL(callback);
    change(changed);
    const answer = await visitor.go(changed.href);
    expect([answer.status >= 400, answer.location, visitor.cookie('Authorization')]).toEqual([true, null, undefined]);
    expect(answer.text).not.toContain('made-up');
  });

  it('from another issuer is refused', async () => {
    const { visitor, callback } = await atCallback();
    const changed = new URL(callback);
    changed.searchParams.set('iss', 'https://evil.example');
    const answer = await visitor.go(changed.href);
    expect([answer.status, answer.location, visitor.cookie('Authorization')]).toEqual([503, null, undefined]);
  });

  it('leads back to the page, but never by itself', async () => {
    const { visitor, callback } = await atCallback();
    visitor.write('state', randomUUID());
    const answer = await visitor.go(callback);
    expect(answer.text).toContain(`<a href="${setting.page}">`);
    expect(answer.text).not.toMatch(/http-equiv|<script|<form/i);
  });
});

describe('what the issuer does', () => {
  it('may be to refuse the user', async () => {
    const { visitor, step } = await arriveAtIssuer(setting.gateway.url, setting.page);
    const callback = await backFromIssuer(visitor, step, '', setting.gateway.url);
    expect(new URL(callback).searchParams.get('error')).toBe('access_denied');
    expectPage(await visitor.go(callback), 403, /did not log you in/);
  });

  it('may be to give a token that this gateway does not accept', async () => {
    const strict = await startSetting({ AUTH_AUDIENCE: 'another-client' });
    try {
      const { visitor, step } = await arriveAtIssuer(strict.gateway.url, strict.page);
      const callback = await backFromIssuer(visitor, step, user.name, strict.gateway.url);
      expectPage(await visitor.go(callback), 503, /cannot accept the token/);
    } finally {
      await strict.stop();
    }
  });

  it('may be to give a token that browsers drop, being too large for a cookie', async () => {
    setting.issuer.facts.extraClaims = { padding: 'x'.repeat(4_000) };
    const { visitor, callback } = await atCallback();
    const answer = await visitor.go(callback);
    setting.issuer.facts.extraClaims = {};
    expectPage(answer, 503, /cannot accept the token/);
  });

  it('may be to know another secret', async () => {
    const stranger = await startSetting({ LOGIN_CLIENT_SECRET: 'another' });
    try {
      const { visitor, step } = await arriveAtIssuer(stranger.gateway.url, stranger.page);
      const callback = await backFromIssuer(visitor, step, user.name, stranger.gateway.url);
      expectPage(await visitor.go(callback), 503, /identity provider/);
    } finally {
      await stranger.stop();
    }
  });

  it('may be to go away before the code is swapped', async () => {
    const left = await startSetting();
    const { visitor, step } = await arriveAtIssuer(left.gateway.url, left.page);
    const callback = await backFromIssuer(visitor, step, user.name, left.gateway.url);
    await left.issuer.stop();
    try {
      expectPage(await visitor.go(callback), 503, /cannot be reached/);
    } finally {
      await left.gateway.stop();
    }
  });

  it('may be to be away, at login and at log-out', async () => {
    const lonely = await startTestGateway({
      AUTH_ISSUER: 'http://127.0.0.1:9',
      AUTH_AUDIENCE: 'a',
      LOGIN_CLIENT_ID: 'a',
    });
    const page = `${lonely.url}/`;
    try {
      const visitor = new Visitor();
      expectPage(await visitor.go(loginUrl(lonely.url, page, randomUUID())), 503, /cannot be reached/);
      visitor.write('Authorization', 'a-token');
      const gone = await visitor.go(`${lonely.url}${base}/logout/user?redirecturi=${encoded(page)}`);
      expectPage(gone, 503, /You have logged out here/);
      expect(visitor.cookie('Authorization')).toBeUndefined();
    } finally {
      await lonely.stop();
    }
  });
});

it('another site does not log anybody out', async () => {
  const visitor = new Visitor();
  visitor.write('Authorization', 'a-token');
  const url = `${setting.gateway.url}${base}/logout/user?redirecturi=${encoded(setting.page)}`;
  expectPage(await visitor.go(url, { 'sec-fetch-site': 'cross-site' }), 403, /Another site may not log you out/);
  expect(visitor.cookie('Authorization')?.value).toBe('a-token');
});
