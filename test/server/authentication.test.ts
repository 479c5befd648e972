import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK } from 'jose';
import { createIssuerKey, startKeyServer, type KeyServer } from '../identity/key-server.ts';
import { goodClaims, secondsFromNow, signWith } from '../identity/signing.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { send, sendBytes, sendJson, parseAnswer, type Answer } from './http.ts';
import { expectGraphqlErrors, expectRefusal, readEnvelope } from './shapes.ts';

/** Who is let in at both doors, with what, and from where. */
let issuer: KeyServer;
let gateway: TestGateway;
let good: string;
let other: string;
let expired: string;
let foreign: string;
let ofAnotherIssuer: string;

beforeAll(async () => {
  const [key, foreignKey] = [await createIssuerKey('one'), await createIssuerKey('one')];
  const privateKey = await importJWK(key.privateJwk, 'ES256');
  if (!('algorithm' in privateKey)) throw new Error('no private key');
  issuer = await startKeyServer(key.publicJwk);
  const tokenWith = (claims: Record<string, unknown>) =>
    signWith(privateKey, { ...goodClaims(), iss: issuer.issuer, ...claims }, { alg: 'ES256', kid: 'one' });
  good = await tokenWith({ preferred_username: 'partner' });
  other = await tokenWith({ preferred_username: 'other-partner' });
  expired = await tokenWith({ preferred_username: 'partner', exp: secondsFromNow(-120) });
  ofAnotherIssuer = await tokenWith({ iss: 'https://idp.example.org' });
  foreign = await foreignKey.tokenOf(issuer.issuer);
  gateway = await startTestGateway({
    AUTH_ISSUER: issuer.issuer,
    AUTH_JWKS_URI: `${issuer.issuer}/keys`,
    AUTH_AUDIENCE: String(goodClaims().aud),
    CORS_ORIGINS: 'https://portal.example.org',
  });
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

type Headers = Readonly<Record<string, string>>;

function graphql(headers: Headers, body: unknown = { query: '{ viewer { id } }' }): Promise<Answer> {
  return sendJson(gateway.url, '/graphql', body, headers);
}

const clientPath = '/v1/partnermanager/oidc/client';
const absent = `${clientPath}/${'A'.repeat(43)}`;

function rest(method: string, path: string, headers: Headers, body?: string): Promise<Answer> {
  const all = { 'content-type': 'application/json', ...headers };
  return send(gateway.url, { method, path, headers: all, ...(body === undefined ? {} : { body }) });
}

async function viewerWith(headers: Headers): Promise<string> {
  const { text } = await graphql(headers);
  return (JSON.parse(text) as { data: { viewer: { id: string } } }).data.viewer.id;
}

describe('nobody', () => {
  const cases: readonly (readonly [title: string, headers: () => Headers])[] = [
    ['no credentials', () => ({})],
    ['an empty header', () => ({ authorization: '' })],
    ['a scheme alone', () => ({ authorization: 'Bearer' })],
    ['a scheme and a blank', () => ({ authorization: 'Bearer ' })],
    ['another scheme', () => ({ authorization: `Basic ${Buffer.from('a:b').toString('base64')}` })],
    ['a bare token', () => ({ authorization: good })],
    ['a token and a word', () => ({ authorization: `Bearer ${good} x` })],
    ['garbage', () => ({ authorization: 'Bearer garbage' })],
    ['three parts of garbage', () => ({ authorization: 'Bearer a.b.c' })],
    ['a cut token', () => ({ authorization: `Bearer ${good.slice(0, -4)}` })],
    ['50 kB', () => ({ authorization: `Bearer ${'a'.repeat(15_000)}` })],
    ['an expired token', () => ({ authorization: `Bearer ${expired}` })],
    ['a token signed by somebody else', () => ({ authorization: `Bearer ${foreign}` })],
    ['a token of another issuer', () => ({ authorization: `Bearer ${ofAnotherIssuer}` })],
    ['a token without a signature', () => ({ authorization: `Bearer ${good.split('.').slice(0, 2).join('.')}.` })],
    ['an empty cookie', () => ({ cookie: 'Authorization=' })],
    ['a cookie of another name', () => ({ cookie: `authorization=${good}; token=${good}` })],
    ['a cookie with an expired token', () => ({ cookie: `Authorization=${expired}` })],
    ['a good cookie behind a bad header', () => ({ authorization: 'Bearer garbage', cookie: `Authorization=${good}` })],
    ['a good cookie behind another scheme', () => ({ authorization: 'Basic YTpi', cookie: `Authorization=${good}` })],
    ['a token in the URL or in other headers', () => ({ 'x-access-token': good, 'x-authorization': `Bearer ${good}` })],
  ];

  it.each(cases)('%s', async (_title, headers) => {
    const atGraphql = await graphql(headers());
    expect(atGraphql.status).toBe(401);
    expectGraphqlErrors(atGraphql, 'UNAUTHENTICATED');

    const atRest = await rest('GET', `${absent}?access_token=${good}`, headers());
    expect(atRest.status).toBe(401);
    expectRefusal(atRest, 'KER-ATH-401');

    const atPolicies = await rest('GET', `/v1/policymanager/policies?access_token=${good}`, headers());
    expect(atPolicies.status).toBe(401);

    for (const { headers } of [atGraphql, atRest, atPolicies]) {
      expect(headers).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    }
  });

  it('two Authorization lines, even of the same good token', async () => {
    const line = `Authorization: Bearer ${good}\r\n`;
    for (const path of ['/graphql', clientPath]) {
      const head = `POST ${path} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Length: 0\r\n`;
      expect(parseAnswer(await sendBytes(gateway.url, `${head}${line}${line}\r\n`)).status).toBe(401);
    }
  });

  it.each([
    ['broken', '{'],
    ['empty', ''],
    ['huge', JSON.stringify('x'.repeat(300_000))],
  ])('is refused before a %s body is read', async (_title, body) => {
    const atGraphql = await graphql({}, body);
    expect(atGraphql.status).toBe(401);
    expectGraphqlErrors(atGraphql, 'UNAUTHENTICATED');
    const atRest = await rest('POST', clientPath, { 'content-type': 'text/plain' }, body);
    expect(atRest.status).toBe(401);
    expectRefusal(atRest, 'KER-ATH-401');
  });

  it('learns at most that an address exists', async () => {
    expect((await rest('GET', '/v1/partnermanager/nothing', {})).status).toBe(404);
    expect((await send(gateway.url, { path: '/graphql' })).status).toBe(401);
  });
});

describe('somebody', () => {
  it.each<[title: string, headers: () => Headers, user: string]>([
    ['a bearer token', () => ({ authorization: `Bearer ${good}` }), 'partner'],
    ['a scheme in small letters', () => ({ authorization: `bearer  ${good}` }), 'partner'],
    ['a cookie', () => ({ cookie: `Authorization=${good}` }), 'partner'],
    ['the same cookie twice', () => ({ cookie: `Authorization=${good}; Authorization=${good}` }), 'partner'],
    ['a cookie among others', () => ({ cookie: `a=b; Authorization=${good}; c="d"` }), 'partner'],
    ['a quoted cookie', () => ({ cookie: `Authorization="${good}"` }), 'partner'],
    [
      'an expired cookie and a good one',
      () => ({ cookie: `Authorization=${expired}; Authorization=${good}` }),
      'partner',
    ],
    ['a good cookie and garbage', () => ({ cookie: `Authorization=${good}; Authorization=garbage` }), 'partner'],
    [
      'two good cookies: the first',
      () => ({ cookie: `Authorization=${other}; Authorization=${good}` }),
      'other-partner',
    ],
    [
      'a cookie of somebody else',
      () => ({ authorization: `Bearer ${good}`, cookie: `Authorization=${other}` }),
      'partner',
    ],
    ['a broken cookie', () => ({ authorization: `Bearer ${good}`, cookie: 'Authorization=garbage' }), 'partner'],
  ])('%s', async (_title, headers, user) => {
    expect(await viewerWith(headers())).toBe(user);
    const { status, headers: answered } = await rest('GET', absent, headers());
    expect([status, answered['cache-control']]).toEqual([200, 'no-store']);
  });
});

describe('a write with the cookie', () => {
  const foreignSites: readonly (readonly [title: string, headers: Headers])[] = [
    ['of another origin', { origin: 'https://evil.example' }],
    ['of no origin to speak of', { origin: 'null' }],
    ['of an origin that begins alike', { origin: 'https://portal.example.org.evil.example' }],
    ['of the origin over plain http', { origin: 'http://portal.example.org' }],
    ['of the origin at another port', { origin: 'https://portal.example.org:8443' }],
    ['across sites', { 'sec-fetch-site': 'cross-site' }],
  ];

  it.each(foreignSites)('%s is refused', async (_title, from) => {
    const headers = { cookie: `Authorization=${good}`, ...from };
    const atGraphql = await graphql(headers);
    expect(atGraphql.status).toBe(403);
    expectGraphqlErrors(atGraphql, 'FORBIDDEN');
    for (const [method, path] of [
      ['POST', clientPath],
      ['PUT', absent],
    ] as const) {
      const atRest = await rest(method, path, headers, '{}');
      expect(atRest.status).toBe(403);
      expectRefusal(atRest, 'KER-ATH-403');
    }
  });

  it.each(foreignSites)('%s is fine with a bearer token, which no browser adds by itself', async (_title, from) => {
    expect(await viewerWith({ authorization: `Bearer ${good}`, ...from })).toBe('partner');
  });

  it.each(foreignSites)('%s may read over REST', async (_title, from) => {
    const answer = await rest('GET', absent, { cookie: `Authorization=${good}`, ...from });
    expect(answer.status).toBe(200);
    expect(readEnvelope(answer).errors).toEqual([expect.objectContaining({ errorCode: 'PMS_ESI_004' })]);
  });

  it.each<[title: string, headers: () => Headers]>([
    ['without an origin', () => ({})],
    ['of our own origin', () => ({ origin: gateway.url, 'sec-fetch-site': 'same-origin' })],
    ['of a listed origin', () => ({ origin: 'https://portal.example.org', 'sec-fetch-site': 'cross-site' })],
    ['of a page typed in by hand', () => ({ 'sec-fetch-site': 'none' })],
  ])('%s is accepted', async (_title, from) => {
    expect(await viewerWith({ cookie: `Authorization=${good}`, ...from() })).toBe('partner');
  });

  it('that is no good is unauthenticated, wherever it comes from', async () => {
    const answer = await graphql({ cookie: `Authorization=${expired}`, origin: 'https://evil.example' });
    expect(answer.status).toBe(401);
    expectGraphqlErrors(answer, 'UNAUTHENTICATED');
  });
});

describe('when the keys of the issuer cannot be had', () => {
  it('it is the service that is unavailable', async () => {
    const lonely = await startTestGateway({ AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'a' });
    const headers = { authorization: `Bearer ${good}` };
    const atGraphql = await sendJson(lonely.url, '/graphql', { query: '{ viewer { id } }' }, headers);
    const atRest = await send(lonely.url, { path: absent, headers });
    await lonely.stop();

    expect([atGraphql.status, atRest.status]).toEqual([503, 503]);
    expectGraphqlErrors(atGraphql, 'UNAVAILABLE');
    expectRefusal(atRest, 'PMS_COR_003');
  });
});
