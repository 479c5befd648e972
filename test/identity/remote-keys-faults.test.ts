import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { stopClocks } from './fake-clock.ts';
import {
  content,
  createIdentify,
  createIssuerKey,
  discoveryPath,
  json,
  keysPath,
  startKeyServer,
  status,
  type IssuerKey,
  type KeyServer,
} from './key-server.ts';
import { failureOf } from './signing.ts';

let key: IssuerKey;
let server: KeyServer;
let token: string;

beforeAll(async () => {
  key = await createIssuerKey('one');
});

beforeEach(async () => {
  stopClocks();
  server = await startKeyServer(key.publicJwk);
  token = await key.tokenOf(server.issuer);
});

afterEach(async () => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  await server.stop();
});

const tenMegabytes = 'x'.repeat(10_000_000);

/** What each document can be answered with instead; `told` is in the private cause. */
const garbage: [string, Parameters<KeyServer['faults']['set']>[1], RegExp][] = [
  ['HTTP 500', status(500), /answered with HTTP 500/],
  ['HTTP 404', status(404), /answered with HTTP 404/],
  ['HTTP 204', status(204), /answered with HTTP 204/],
  ['a redirect', status(302, { location: '/elsewhere' }), /answered with HTTP 302/],
  ['HTML', content('text/html', '<!doctype html><title>Sign in</title>'), /is not one/],
  ['nothing', content('application/json', ''), /is not one/],
  ['half of a document', content('application/json', '{"keys":[{"kty"'), /is not one/],
  ['null', json(null), /is not one/],
  ['a list', json([]), /is not one/],
  ['10 MB', content('application/json', `{"keys":"${tenMegabytes}"}`), /more than 1 MB/],
  [
    '10 MB, packed small',
    (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(tenMegabytes)),
    /more than 1 MB/,
  ],
  ['a closed connection', (_response, request) => request.socket.destroy(), /fetch failed/],
];

async function expectOutageAndRecovery(path: string, fault: (typeof garbage)[number][1], told: RegExp): Promise<void> {
  const identify = createIdentify(server.issuer, path === discoveryPath ? null : server.issuer + keysPath);
  server.faults.set(path, fault);
  const failure = await failureOf(identify(token));
  expect(failure).toMatchObject({ code: 'UNAVAILABLE', http: 503 });
  expect(failure.text).toBe('The service cannot answer at the moment. Try again.');
  expect((failure.cause as Error).message).toMatch(told);
  expect(server.requests).toEqual([path]);

  server.faults.clear();
  expect(await failureOf(identify(token))).toMatchObject({ code: 'UNAVAILABLE' });
  expect(server.requests).toEqual([path]);
  jest.advanceTimersByTime(2_001);
  expect(await identify(token)).toMatchObject({ userId: 'ada' });
}

describe('the key set', () => {
  it.each(garbage)('is answered with %s: unavailable, later recovered', async (_name, fault, told) => {
    await expectOutageAndRecovery(keysPath, fault, told);
  });

  it.each<[string, (good: IssuerKey) => unknown]>([
    ['no keys', () => ({ keys: [] })],
    ['keys that are no objects', () => ({ keys: ['one'] })],
    ['keys without a type', () => ({ keys: [{ kid: 'one' }] })],
    ['a private key', ({ privateJwk }) => ({ keys: [privateJwk] })],
    ['a private key beside ours', ({ publicJwk, privateJwk }) => ({ keys: [publicJwk, { ...privateJwk, kid: 'x' }] })],
    ['a shared secret beside ours', ({ publicJwk }) => ({ keys: [publicJwk, { kty: 'oct', k: 'c2VjcmV0' }] })],
    ['101 keys', ({ publicJwk }) => ({ keys: Array.from({ length: 101 }, () => publicJwk) })],
  ])('has %s: unavailable, later recovered', async (_name, keySet) => {
    await expectOutageAndRecovery(keysPath, json(keySet(key)), /key set is not one/);
  });

  it('has a key that cannot be read: that key is unavailable, the others work', async () => {
    server.keys = [{ ...key.publicJwk, x: 'AAAA', kid: 'broken' }, key.publicJwk];
    const identify = createIdentify(server.issuer, null);
    const broken = await createIssuerKey('broken');
    expect(await failureOf(identify(await broken.tokenOf(server.issuer)))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await identify(token)).toMatchObject({ userId: 'ada' });
  });

  it('has two keys of one id: its tokens are refused', async () => {
    server.keys = [key.publicJwk, key.publicJwk];
    const failure = await failureOf(createIdentify(server.issuer, null)(token));
    expect(failure).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the discovery document', () => {
  it.each(garbage)('is answered with %s: unavailable, later recovered', async (_name, fault, told) => {
    await expectOutageAndRecovery(discoveryPath, fault, told);
  });

  it.each<[string, (issuer: string) => object, RegExp]>([
    ['of another issuer', (issuer) => ({ issuer: `${issuer}2`, jwks_uri: issuer + keysPath }), /of another issuer/],
    ['of an issuer with a slash', (issuer) => ({ issuer: `${issuer}/`, jwks_uri: issuer + keysPath }), /of another/],
    ['without an issuer', (issuer) => ({ jwks_uri: issuer + keysPath }), /is not one/],
    ['without jwks_uri', (issuer) => ({ issuer }), /is not one/],
    ['with a path as jwks_uri', (issuer) => ({ issuer, jwks_uri: keysPath }), /is not one/],
    ['with a file as jwks_uri', (issuer) => ({ issuer, jwks_uri: 'file:///etc/keys.json' }), /is not one/],
    ['with data as jwks_uri', (issuer) => ({ issuer, jwks_uri: 'data:application/json,{}' }), /is not one/],
  ])('is one %s: unavailable, later recovered', async (_name, document, told) => {
    await expectOutageAndRecovery(discoveryPath, json(document(server.issuer)), told);
  });

  it('of an https issuer cannot point to a key set without https', async () => {
    const issuer = 'https://idp.example.org';
    const document = { issuer, jwks_uri: server.issuer + keysPath };
    const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(document));
    const failure = await failureOf(createIdentify(issuer, null)(await key.tokenOf(issuer)));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE' });
    expect((failure.cause as Error).message).toMatch(/without https/);
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([`${issuer}${discoveryPath}`]);
  });

  it('of an issuer with a slash at the end lies where the others do', async () => {
    const issuer = `${server.issuer}/`;
    server.faults.set(discoveryPath, json({ issuer, jwks_uri: server.issuer + keysPath }));
    const identify = createIdentify(issuer, null);
    expect(await identify(await key.tokenOf(issuer))).toMatchObject({ userId: 'ada' });
  });

  it('moves its key set: the next fetch follows', async () => {
    const identify = createIdentify(server.issuer, null);
    await identify(token);
    const next = await createIssuerKey('two');
    server.faults.set(discoveryPath, json({ issuer: server.issuer, jwks_uri: `${server.issuer}/moved` }));
    server.faults.set('/moved', json({ keys: [next.publicJwk] }));
    jest.advanceTimersByTime(10_001);
    expect(await identify(await next.tokenOf(server.issuer))).toMatchObject({ userId: 'ada' });
  });
});
