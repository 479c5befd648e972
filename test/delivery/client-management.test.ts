import { webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PemConverter } from '../../src/certificate/x509.ts';
import { createClientManagement, type ClientManagement } from '../../src/delivery/esignet/client-management.ts';
import { issue } from '../certificate/chain.ts';
import { unknownError } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type Fault, type FakeEsignet } from '../support/esignet/fake.ts';
import { clientRecord } from '../support/esignet/record.ts';

const timeoutMs = 300;
const envelope = (response: unknown, errors: unknown = []) => ({ status: 200, body: { response, errors } });
const errorsOf = (...codes: string[]) => codes.map((errorCode) => ({ errorCode, errorMessage: 'secret SQL' }));
const longText = 'x'.repeat(200_000);
const later = (code: string, mayHaveArrived = true) => ({
  kind: 'later',
  code,
  mayHaveArrived,
  isHeard: mayHaveArrived,
});
const notHeard = new Set(['TOKEN_REFUSED', 'TLS_NOT_TRUSTED']);
const misconfigured = (code: string) => ({
  kind: 'misconfigured',
  code,
  mayHaveArrived: false,
  isHeard: !notHeard.has(code),
});
const refused = (code: string) => ({ kind: 'refused', code });

describe.each(['java-1', 'go-2'] as const)('eSignet in the dialect %s', (dialect) => {
  let esignet: FakeEsignet;
  let management: ClientManagement;
  let stopped: AbortController;
  const befall = (fault: Fault, method: 'POST' | 'PUT' = 'POST') => {
    esignet.misbehave((call) => (call.method === method ? fault : undefined));
  };

  beforeEach(async () => {
    esignet = await startFakeEsignet(dialect);
    stopped = new AbortController();
    const token = { tokenUrl: String(esignet.settings.ESIGNET_TOKEN_URL), clientId: 'a', clientSecret: 'b' };
    management = createClientManagement({ url: `${esignet.url}/`, dialect, token }, timeoutMs, stopped.signal);
  });

  afterEach(() => esignet.stop());

  it('takes a whole record, and another whole record in its place', async () => {
    const client = clientRecord();
    expect(await management.create(client)).toEqual({ kind: 'delivered' });
    expect(esignet.clients.get(client.id)).toMatchObject({
      clientName: client.name,
      clientNameLangMap: { fra: 'Un client' },
      relyingPartyId: 'demo-bank',
      redirectUris: client.redirectUris,
      userClaims: ['name', 'email'],
      authContextRefs: client.acrValues,
      additionalConfig: { require_pkce: true },
      publicKey: { x: (client.publicKey as { x: string }).x, kid: client.keyThumbprint },
      status: 'ACTIVE',
    });
    const changed = clientRecord({ ...client, name: 'Other', names: [], additionalConfig: null, status: 'INACTIVE' });
    expect(await management.update(changed)).toEqual({ kind: 'delivered' });
    expect(esignet.clients.get(client.id)).toMatchObject({
      clientName: 'Other',
      clientNameLangMap: {},
      status: 'INACTIVE',
    });
    expect(esignet.clients.get(client.id)?.additionalConfig).toBeUndefined();
    expect(esignet.clients.get(client.id)?.publicKey).toBeDefined();
  });

  it('says that a client is there already, or not there', async () => {
    const client = clientRecord();
    expect(await management.update(client)).toEqual({ kind: 'missing' });
    await management.create(client);
    expect(await management.create(client)).toEqual({ kind: 'there', code: 'duplicate_client_id' });
  });

  it('refuses with a code of its own', async () => {
    const uri = clientRecord({ redirectUris: ['https://refuse-me.example.com/cb'] });
    expect(await management.create(uri)).toEqual(refused('invalid_redirect_uri'));
    expect(await management.create(clientRecord({ claims: ['shoe_size'], acrValues: [] }))).toMatchObject({
      kind: 'refused',
    });
  });

  it('asks for one token, uses it again, and replaces one that is not accepted once', async () => {
    await Promise.all([management.create(clientRecord()), management.create(clientRecord())]);
    expect(esignet.tokens.issued).toBe(1);
    esignet.tokens.valid.clear();
    expect(await management.create(clientRecord())).toEqual({ kind: 'delivered' });
    expect(esignet.tokens.issued).toBe(2);
    befall({ reply: { status: 401 } });
    expect(await management.create(clientRecord())).toEqual(misconfigured('UNAUTHORIZED'));
    expect(esignet.tokens.issued).toBe(3);
  });

  it('renews a token before it expires', async () => {
    esignet.tokens.lifeSeconds = 0.2;
    await management.create(clientRecord());
    await new Promise((resolve) => setTimeout(resolve, 200));
    await management.create(clientRecord());
    expect(esignet.tokens.issued).toBe(2);
    expect(esignet.calls.every(({ method }) => method !== 'PUT')).toBe(true);
  });

  it.each([
    ['refuses', { status: 401, body: { error: 'invalid_client' } }, misconfigured('TOKEN_REFUSED')],
    ['has none', { status: 200, body: {} }, misconfigured('TOKEN_REFUSED')],
    ['is in trouble', { status: 503 }, later('TOKEN_UNAVAILABLE', false)],
    ['sends on', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, misconfigured('TOKEN_REFUSED')],
  ])('has heard nothing where the token endpoint %s', async (_what, reply, expected) => {
    esignet.refuseTokens(reply);
    expect(await management.create(clientRecord())).toEqual(expected);
    expect(esignet.calls).toEqual([]);
  });

  it.each<[string, Fault, object]>([
    ['no response and no errors', { reply: envelope(null) }, later('UPSTREAM_CONTRACT')],
    ['an empty object', { reply: { status: 200, body: {} } }, later('UPSTREAM_CONTRACT')],
    [
      'both response and errors',
      { reply: envelope({ clientId: 'x', status: 'ACTIVE' }, errorsOf('invalid_uri')) },
      later('UPSTREAM_CONTRACT'),
    ],
    ['another client', { reply: envelope({ clientId: 'x', status: 'ACTIVE' }) }, later('UPSTREAM_CONTRACT')],
    ['a code it does not know', { reply: envelope(null, errorsOf('brand_new_error')) }, later('SERVER_ERROR')],
    ['an unknown_error', { reply: unknownError }, later('SERVER_ERROR')],
    ['a refusal beside others', { reply: envelope(null, errorsOf('x', 'invalid_acr')) }, refused('invalid_acr')],
    ['500', { reply: { status: 500, raw: '<html>' } }, later('SERVER_ERROR')],
    [
      '503 and when',
      { reply: { status: 503, headers: { 'retry-after': '7' } } },
      { ...later('SERVER_ERROR'), pauseMs: 7_000 },
    ],
    ['429', { reply: { status: 429 } }, { ...later('RATE_LIMITED', false), pauseMs: 1_000 }],
    [
      '429, at once',
      { reply: { status: 429, headers: { 'retry-after': '0' } } },
      { ...later('RATE_LIMITED', false), pauseMs: 1_000 },
    ],
    ['403', { reply: { status: 403 } }, misconfigured('FORBIDDEN')],
    ['404 in HTML', { reply: { status: 404, raw: '<html>' } }, misconfigured('NOT_AT_THIS_ADDRESS')],
    [
      '404 as Spring does',
      { reply: { status: 404, body: { type: 'about:blank', title: 'Not Found', status: 404 } } },
      misconfigured('NOT_AT_THIS_ADDRESS'),
    ],
    ['405', { reply: { status: 405 } }, misconfigured('NOT_AT_THIS_ADDRESS')],
    ['HTML', { reply: { status: 200, raw: '<html>' } }, later('UPSTREAM_CONTRACT')],
    [
      'bytes that are no text',
      { reply: { status: 200, raw: Buffer.from([0x22, 0xff, 0x22]) } },
      later('UPSTREAM_CONTRACT'),
    ],
    ['more than it can mean', { reply: { status: 200, body: longText } }, later('UPSTREAM_CONTRACT')],
    ['a prototype', { reply: { status: 200, raw: '{"__proto__":{"response":{}}}' } }, later('UPSTREAM_CONTRACT')],
    [
      'another address',
      { reply: { status: 307, headers: { location: 'http://127.0.0.1:9/' } } },
      misconfigured('REDIRECTED'),
    ],
    ['nothing, ever', { hang: true }, later('TIMED_OUT')],
    ['a broken connection', { reset: true }, later('CONNECTION_LOST')],
  ])('answers %s', async (_what, fault, expected) => {
    befall(fault);
    expect(await management.create(clientRecord())).toEqual(expected);
  });

  it('answers another status than was sent', async () => {
    const client = clientRecord({ status: 'INACTIVE' });
    befall({ reply: envelope({ clientId: client.id, status: 'INACTIVE' }) });
    expect(await management.create(client)).toEqual(later('UPSTREAM_CONTRACT'));
  });

  it('gets a new time when the old one is complained about, once', async () => {
    const code = dialect === 'java-1' ? 'invalid_request' : 'invalid_input';
    befall({ reply: envelope(null, errorsOf(code)) });
    expect(await management.create(clientRecord())).toEqual(misconfigured('CLOCK_OR_FORM'));
    expect(esignet.calls.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('is not there at all', async () => {
    const { url } = esignet;
    await esignet.down();
    const open = createClientManagement({ url, dialect, token: null }, timeoutMs, stopped.signal);
    expect(await open.create(clientRecord())).toEqual(later('UNREACHABLE', false));
    await esignet.up();
  });

  it('can be left in the middle of a call', async () => {
    befall({ hang: true });
    setTimeout(() => {
      stopped.abort();
    }, 50);
    const before = performance.now();
    expect(await management.create(clientRecord())).toEqual(later('TIMED_OUT'));
    expect(performance.now() - before).toBeLessThan(timeoutMs);
  });
});

it('does not talk to who cannot prove the name of the host', async () => {
  const { pem: cert, keys } = await issue({ name: 'CN=localhost' });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  const server = createServer({ cert, key }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}/v1/esignet`;
  const management = createClientManagement(
    { url, dialect: 'java-1', token: null },
    2_000,
    new AbortController().signal,
  );
  const outcome = await management.create(clientRecord());
  await new Promise((resolve) => server.close(resolve));
  expect(outcome).toEqual(misconfigured('TLS_NOT_TRUSTED'));
});
