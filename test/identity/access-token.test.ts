import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { stopClocks } from './fake-clock.ts';
import {
  audience,
  createSigner,
  encoded,
  expectRefused,
  failureOf,
  goodClaims,
  identifyWith,
  issuer,
  reasonOf,
  secondsFromNow,
  type Claims,
  type Header,
  type Signer,
} from './signing.ts';

let signer: Signer;
let good: string;

beforeAll(async () => {
  signer = await createSigner();
});

beforeEach(async () => {
  stopClocks();
  good = await signer.sign(goodClaims());
});

afterEach(() => {
  jest.useRealTimers();
});

describe('claims', () => {
  const claimFailed = (claim: string) => new RegExp(`^ERR_JWT_CLAIM_VALIDATION_FAILED \\(${claim}: `);
  const anotherAudience = /^meant for another audience$/;
  const malformed = (claim: string) => new RegExp(`^malformed claims: ${claim}$`);
  const future = /^issued in the future$/;
  const notAccess = /^not an access token by its typ or token_use$/;

  it.each<[string, () => Claims]>([
    ['as they should be', () => ({})],
    ['aud is a list with us in it', () => ({ aud: ['account', audience] })],
    ['azp is ours, aud is not', () => ({ aud: 'account', azp: 'mosip-pms-client' })],
    ['azp is ours, aud is missing', () => ({ aud: undefined, azp: 'mosip-pms-client' })],
    ['aud is ours, azp is not', () => ({ azp: 'another' })],
    ['expired for 59 s', () => ({ exp: secondsFromNow(-59) })],
    ['exp at the end of the year 9999', () => ({ exp: 253_402_300_799 })],
    ['exp with a fraction', () => ({ exp: secondsFromNow(1) + 0.5 })],
    ['nbf 59 s ahead', () => ({ nbf: secondsFromNow(59) })],
    ['iat 59 s ahead', () => ({ iat: secondsFromNow(59) })],
    ['typ and nonce of a Keycloak access token', () => ({ typ: 'Bearer', nonce: 'n' })],
    ['token_use access', () => ({ token_use: 'access' })],
  ])('are accepted: %s', async (_name, changed) => {
    const token = await signer.sign({ ...goodClaims(), ...changed() });
    expect(await identifyWith(signer.keys, token)).toEqual({ userId: 'ada', roles: new Set() });
  });

  it.each<[string, () => Claims, RegExp]>([
    ['iss of another', () => ({ iss: 'https://evil.example.org/realms/mosip' }), claimFailed('iss')],
    ['iss with a slash at the end', () => ({ iss: `${issuer}/` }), claimFailed('iss')],
    ['iss that begins with ours', () => ({ iss: `${issuer}2` }), claimFailed('iss')],
    ['iss in other case', () => ({ iss: issuer.toUpperCase() }), claimFailed('iss')],
    ['iss as a list', () => ({ iss: [issuer] }), claimFailed('iss')],
    ['iss missing', () => ({ iss: undefined }), claimFailed('iss')],
    ['aud of another', () => ({ aud: 'account' }), anotherAudience],
    ['aud that begins with ours', () => ({ aud: `${audience}-2` }), anotherAudience],
    ['aud is a list without us', () => ({ aud: ['account', 'broker'] }), anotherAudience],
    ['aud is an empty list', () => ({ aud: [] }), anotherAudience],
    ['aud and azp missing', () => ({ aud: undefined }), anotherAudience],
    ['azp of another', () => ({ aud: 'account', azp: 'another' }), anotherAudience],
    ['aud is an object', () => ({ aud: { [audience]: true }, azp: 'mosip-pms-client' }), malformed('aud')],
    ['azp is a list', () => ({ aud: 'account', azp: ['mosip-pms-client'] }), malformed('azp')],
    ['expired for 61 s', () => ({ exp: secondsFromNow(-61) }), /^ERR_JWT_EXPIRED \(exp: /],
    ['exp missing', () => ({ exp: undefined }), /^ERR_JWT_CLAIM_VALIDATION_FAILED \(exp: missing\)$/],
    ['exp null', () => ({ exp: null }), claimFailed('exp')],
    ['exp as text', () => ({ exp: String(secondsFromNow(300)) }), claimFailed('exp')],
    ['exp 1e300', () => ({ exp: 1e300 }), malformed('exp')],
    ['exp in milliseconds', () => ({ exp: Date.now() + 300_000 }), malformed('exp')],
    ['exp after the year 9999', () => ({ exp: 253_402_300_800 }), malformed('exp')],
    ['nbf 61 s ahead', () => ({ nbf: secondsFromNow(61) }), claimFailed('nbf')],
    ['nbf as text', () => ({ nbf: '0' }), claimFailed('nbf')],
    ['iat 61 s ahead', () => ({ iat: secondsFromNow(61) }), future],
    ['iat as text', () => ({ iat: '0' }), claimFailed('iat')],
    ['iat 1e300', () => ({ iat: 1e300 }), malformed('iat')],
    ['an ID token by typ', () => ({ typ: 'ID' }), notAccess],
    ['an ID token by typ, lower case', () => ({ typ: 'id' }), notAccess],
    ['a refresh token', () => ({ typ: 'Refresh' }), notAccess],
    ['an offline token', () => ({ typ: 'Offline' }), notAccess],
    ['an offline token, upper case', () => ({ typ: 'OFFLINE' }), notAccess],
    ['a log-out token', () => ({ typ: 'Logout' }), notAccess],
    ['typ as a list', () => ({ typ: ['ID'] }), malformed('typ')],
    ['an ID token by token_use', () => ({ token_use: 'id' }), notAccess],
    ['a refresh token by token_use', () => ({ token_use: 'refresh' }), notAccess],
    ['an ID token by at_hash', () => ({ at_hash: 'LDktKdoQak3Pk0cnXxCltA' }), /^an ID token$/],
    ['an ID token by an empty at_hash', () => ({ at_hash: null }), /^an ID token$/],
    ['an ID token by c_hash', () => ({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }), /^an ID token$/],
  ])('are refused: %s', async (_name, changed, reason) => {
    await expectRefused(signer.keys, await signer.sign({ ...goodClaims(), ...changed() }), reason);
  });

  it.each<[string, string, RegExp]>([
    ['text', '"ada"', /^ERR_JWT_INVALID$/],
    ['a list', '[]', /^ERR_JWT_INVALID$/],
    ['null', 'null', /^ERR_JWT_INVALID$/],
    ['empty', '', /^not canonical base64url$/],
    ['no JSON', '{', /^ERR_JWT_INVALID$/],
    ['12 kB of brackets', '['.repeat(12_000), /^ERR_JWT_INVALID$/],
    ['exp beyond what a number holds', `{"iss":"${issuer}","aud":"${audience}","sub":"a","exp":1e999}`, /: exp$/],
    ['a token in the token', 'e30.e30.e30', /^ERR_JWT_INVALID$/],
  ])('are refused where the payload is %s', async (_name, payload, reason) => {
    await expectRefused(signer.keys, await signer.sign(payload), reason);
  });

  it('stand twice: the last one counts, for the checks as for the user', async () => {
    const exp = secondsFromNow(300);
    const twice = (first: string, last: string) =>
      signer.sign(
        `{"iss":"${issuer}","aud":"${first}","sub":"first","aud":"${last}","sub":"last","exp":1,"exp":${exp}}`,
      );
    expect(await identifyWith(signer.keys, await twice('account', audience))).toMatchObject({ userId: 'last' });
    await expectRefused(signer.keys, await twice(audience, 'account'), anotherAudience);
  });
});

describe('header', () => {
  it.each([undefined, 'JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])('accepts typ %s', async (typ) => {
    const token = await signer.sign(goodClaims(), { typ });
    expect(await identifyWith(signer.keys, token)).toMatchObject({ userId: 'ada' });
  });

  const byHeader = /^not an access token by its header$/;

  it.each<[string, Header, RegExp]>([
    ['typ of a log-out token', { typ: 'logout+jwt' }, byHeader],
    ['typ of a DPoP proof', { typ: 'dpop+jwt' }, byHeader],
    ['typ JOSE', { typ: 'JOSE' }, byHeader],
    ['an empty typ', { typ: '' }, byHeader],
    ['typ is no text', { typ: ['JWT'] }, byHeader],
    ['an unknown critical extension', { crit: ['urn:x'], 'urn:x': 1 }, /^ERR_JOSE_NOT_SUPPORTED$/],
    ['an unknown key', { kid: 'another' }, /^ERR_JWKS_NO_MATCHING_KEY$/],
  ])('refuses %s', async (_name, header, reason) => {
    await expectRefused(signer.keys, await signer.sign(goodClaims(), header), reason);
  });

  it('refuses an empty list of critical extensions and a payload that is not encoded', async () => {
    const [, payload, signature] = good.split('.');
    const withHeader = (header: Header) =>
      `${encoded({ alg: 'ES256', kid: 'ES256', ...header })}.${payload}.${signature}`;
    await expectRefused(signer.keys, withHeader({ crit: [] }), /^ERR_JWS_INVALID$/);
    await expectRefused(signer.keys, withHeader({ crit: ['b64'], b64: false }), /^ERR_J/);
  });
});

describe('a refusal', () => {
  it('keeps the token and what it says out of its cause', async () => {
    const marker = 'marker-of-the-payload';
    const claims = { ...goodClaims(), iss: marker, preferred_username: marker, email: marker };
    const critical = await signer.sign(goodClaims(), { crit: [marker], [marker]: 1 });
    for (const token of [await signer.sign(claims), critical, `${good.slice(0, -2)}AA`]) {
      const failure = await failureOf(identifyWith(signer.keys, token));
      const { cause } = failure;
      const told = [failure.message, failure.stack, cause instanceof Error ? cause.stack : '', JSON.stringify(failure)];
      expect(failure.code).toBe('UNAUTHENTICATED');
      expect((cause as Error).cause).toBeUndefined();
      expect(told.join('\n')).not.toContain(marker);
      for (const part of token.split('.')) expect(told.join('\n')).not.toContain(part);
    }
  });
});

describe('several tokens', () => {
  it('the first valid one counts', async () => {
    const expired = await signer.sign({ ...goodClaims(), exp: secondsFromNow(-61) });
    const second = await signer.sign({ ...goodClaims(), preferred_username: 'second' });
    const third = await signer.sign({ ...goodClaims(), preferred_username: 'third' });
    const tokens = [expired, second, third];
    expect(await identifyWith(signer.keys, tokens)).toMatchObject({ userId: 'second' });
    expect(await identifyWith(signer.keys, tokens.toReversed())).toMatchObject({ userId: 'third' });
  });

  it('at most four are tried', async () => {
    expect(await identifyWith(signer.keys, ['a', 'b', 'c', good])).toMatchObject({ userId: 'ada' });
    const failure = await failureOf(identifyWith(signer.keys, ['a', 'b', 'c', 'd', good]));
    expect(reasonOf(failure)).toBe(Array(4).fill('not three parts').join('; '));
  });

  it('none is a refusal', async () => {
    expect(reasonOf(await failureOf(identifyWith(signer.keys, [])))).toBe('no token');
  });
});
