import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createAuthorizationCodes, personas } from '../../src/identity/index.ts';
import { send } from '../server/http.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { expectPage } from './failure-page.ts';
import { arriveAtIssuer, base, encoded } from './portal.ts';
import { Visitor } from './visitor.ts';

/** Without an identity provider one chooses who to be. */
let gateway: TestGateway;
let page: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  page = `${gateway.url}/#/partnermanagement/dashboard`;
});

afterAll(() => gateway.stop());

/** Follows the link of the page with these words on it. */
function linkTo(words: string, { text, url }: { text: string; url: string }): string {
  const href = new RegExp(`<a href="([^"]+)">${words}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&');
  if (href === undefined) throw new Error(`no link ${words}`);
  return new URL(href, url).href;
}

describe('a login', () => {
  it.each(personas.map(({ name }) => name))('as %s', async (name) => {
    const { visitor, step } = await arriveAtIssuer(gateway.url, page);
    expect([step.status, step.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const last = await visitor.follow(linkTo(name, step), page);
    expect(last.location).toBe(page);

    const token = visitor.cookie('Authorization')?.value ?? '';
    const byCommand = await fetch(`${gateway.url}/dev/token?as=${name}`);
    const ofThisMoment = { iat: expect.any(Number), exp: expect.any(Number), jti: expect.any(String) };
    expect(decodeJwt(token)).toEqual({ ...decodeJwt(await byCommand.text()), ...ofThisMoment });
    const valid = await visitor.go(`${gateway.url}${base}/authorize/admin/validateToken`);
    expect(JSON.parse(valid.text)).toMatchObject({ response: { userId: name, token, mail: `${name}@example.org` } });
  });

  it('can be called off', async () => {
    const { visitor, step } = await arriveAtIssuer(gateway.url, page);
    expectPage(await visitor.follow(linkTo('Cancel', step)), 403, /did not log you in/);
  });

  it('is ended', async () => {
    const { visitor, step } = await arriveAtIssuer(gateway.url, page);
    await visitor.follow(linkTo('admin', step), page);
    const gone = await visitor.follow(
      `${gateway.url}${base}/logout/user?redirecturi=${encoded(page)}`,
      `${gateway.url}/`,
    );
    expect([gone.status, visitor.cookie('Authorization')]).toEqual([302, undefined]);
  });

  it('by another name of this machine goes on under that name', async () => {
    const named = gateway.url.replace('127.0.0.1', 'localhost');
    const { visitor, step } = await arriveAtIssuer(named, `${named}/#/a`);
    expect(new URL(step.url).hostname).toBe('localhost');
    expect((await visitor.follow(linkTo('partner', step), `${named}/#/a`)).location).toBe(`${named}/#/a`);
  });
});

const verifier = randomUUID().repeat(2);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = 'http://127.0.0.1:3000/callback';
const good = {
  client_id: 'partner-gateway',
  response_type: 'code',
  redirect_uri: redirectUri,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'a-state',
};

function authorize(changes: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...good, persona: 'admin', ...changes });
  return new Visitor().go(`${gateway.url}/dev/issuer/authorize?${query.toString()}`);
}

async function newCode(): Promise<string> {
  return new URL((await authorize()).location ?? '').searchParams.get('code') ?? '';
}

async function swap(parameters: Record<string, string>) {
  const answer = await fetch(`${gateway.url}/dev/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'partner-gateway',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...parameters,
    }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the development issuer', () => {
  it.each<[string, Record<string, string>]>([
    ['an address of another machine', { redirect_uri: 'https://evil.example/callback' }],
    ['an address that begins alike', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
    ['a user in the address', { redirect_uri: 'http://127.0.0.1@evil.example/' }],
    ['a user at this machine', { redirect_uri: 'http://user@127.0.0.1/' }],
    ['a fragment', { redirect_uri: 'http://127.0.0.1/#a' }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
    ['no address', { redirect_uri: '' }],
    ['another client', { client_id: 'another' }],
    ['another response', { response_type: 'token' }],
    ['PKCE in plain', { code_challenge_method: 'plain' }],
  ])('refuses %s', async (_title, changes) => {
    const answer = await authorize(changes);
    expect([answer.status, answer.location]).toEqual([400, null]);
  });

  it('gives a code for one use, to who can prove to have asked', async () => {
    const code = await newCode();
    expect(await swap({ code })).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 43_200 } });
    expect(await swap({ code })).toEqual({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each<[string, Record<string, string>, string]>([
    ['another verifier', { code_verifier: randomUUID().repeat(2) }, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 'invalid_grant'],
    ['another address', { redirect_uri: `${redirectUri}/` }, 'invalid_grant'],
    ['another client', { client_id: 'another' }, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['another code', { code: 'made-up' }, 'invalid_grant'],
  ])('gives no token for %s', async (_title, changes, error) => {
    expect(await swap({ code: await newCode(), ...changes })).toEqual({ status: 400, body: { error } });
  });

  it('gives ID tokens that are no access tokens', async () => {
    const { body } = await swap({ code: await newCode() });
    const answer = await fetch(`${gateway.url}${base}/users/user-consent`, {
      headers: { authorization: `Bearer ${String(body.id_token)}` },
    });
    expect(answer.status).toBe(401);
  });

  it('shows what came with the request as text only', async () => {
    const query = new URLSearchParams({ ...good, state: '"><script>alert(1)</script>' });
    const answer = await send(gateway.url, { path: `/dev/issuer/authorize?${query.toString()}&x="><script>` });
    expect([answer.status, answer.text.includes('<script')]).toEqual([200, false]);
  });

  it('leads nowhere else at log-out', async () => {
    const at = `${gateway.url}/dev/issuer/logout?post_logout_redirect_uri=`;
    expect((await new Visitor().go(`${at}https://evil.example/`)).status).toBe(400);
    expect((await new Visitor().go(`${at}http://localhost:3000/`)).location).toBe('http://localhost:3000/');
  });

  it.each(['GET /dev/issuer/authorize', 'POST /dev/issuer/token', 'GET /dev/issuer/logout'])(
    'is there for this machine alone: %s',
    async (route) => {
      const [method = '', path = ''] = route.split(' ');
      const answer = await send(gateway.url, { method, path, headers: { host: 'evil.example' } });
      expect(answer.status).toBe(404);
    },
  );

  it('is not there with an identity provider', async () => {
    const other = await startTestGateway({ AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'a' });
    const answer = await send(other.url, { path: `/dev/issuer/authorize?${new URLSearchParams(good).toString()}` });
    await other.stop();
    expect(answer.status).toBe(404);
  });
});

describe('its codes', () => {
  const persona = personas[0];
  if (persona === undefined) throw new Error('there is nobody to be');
  const grant = { persona, redirectUri, codeChallenge: challenge, nonce: null };

  it('are forgotten after a minute', () => {
    const codes = createAuthorizationCodes(() => now);
    let now = 0;
    const [first, second] = [codes.issue(grant), codes.issue(grant)];
    now = 60_000;
    expect(codes.redeem(first, redirectUri, verifier)).toMatchObject(grant);
    now = 60_001;
    expect(codes.redeem(second, redirectUri, verifier)).toBeNull();
  });

  it('are a hundred at most, the newest', () => {
    const codes = createAuthorizationCodes();
    const issued = Array.from({ length: 101 }, () => codes.issue(grant));
    const kept = issued.map((code) => codes.redeem(code, redirectUri, verifier) !== null);
    expect(kept).toEqual([false, ...Array.from({ length: 100 }, () => true)]);
  });
});
