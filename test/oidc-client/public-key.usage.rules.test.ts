import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgePublicKey, type PublicJwk } from '../../src/oidc-client/public-key.rules.ts';
import { isError } from '../../src/shared/errors/index.ts';

const path = ['publicKey'];
const error = (code: string, ...place: string[]) => ({ code, severity: 'ERROR', path: [...path, ...place] });
const unusable = [error('PUBLIC_KEY_UNUSABLE')];
const exposed = [error('PUBLIC_KEY_PRIVATE')];
const required = [error('REQUIRED')];

/** Two keys with a self-signed certificate of each, made for this test. */
const ec = {
  kty: 'EC',
  crv: 'P-256',
  x: 'K84bidANP7ZZMCWgEyKRB08ODz8WOabZwjGfKFtCbuk',
  y: 'hRejcjtLShb02hVqdC1k-iWvU6abgIm0SjpRvunMbuE',
} satisfies PublicJwk;
const ecCertificate =
  'MIIBcjCCARegAwIBAgIUHzP1dZ8/pUq3BRExifkEWaUQaakwCgYIKoZIzj0EAwIwDTELMAkGA1UEAwwCZWMwIBcNMjYxMTI0MTQxODQ4WhgP' +
  'MjEyNjEwMzExNDE4NDhaMA0xCzAJBgNVBAMMAmVjMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEK84bidANP7ZZMCWgEyKRB08ODz8WOabZ' +
  'wjGfKFtCbumFF6NyO0tKFvTaFWp0LWT6Ja9TppuAibRKOlG+6cxu4aNTMFEwHQYDVR0OBBYEFP/y1crQdfCzZws7O87qcMGuKtS/MB8GA1Ud' +
  'IwQYMBaAFP/y1crQdfCzZws7O87qcMGuKtS/MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAJb2FqlV03sCaauHYx02Yh4k' +
  'aBcPgNVFYcUyDThm7cEqAiEAx/yYEgRuQRp5e1BZVgRS6by2hLCSRw6pvbzwMIerMq8=';
const rsa = {
  kty: 'RSA',
  n:
    'rr4jAzdrVlCoiMbr40G7tH7YVqsnCilsgBcKVmHdKsd1SROx_DQWSYyMdPJnj3nMTNeTOEwEgpgDPWhafg61D7B1HSdFVKBVR5de_AUuqg' +
    '5cZb-pDek50xytpCO4x6LcnPtsz_GRkgPxkM9jyxBZjNn9d3krOovw5XRppxrCtgKWFxJmdbPS5dxxxpPWkBov6A_9-w_SVztltgsA312z' +
    'N75rz8TZvgJzaQqxkYb5vEP39MKJrNYw6v4udeoYPaQmW36An9LFiT3VMx7bbOzvxEPn1kJVre0c-qFHJ6Q_4S4Ql9RAIIdXMklG9O1L0s' +
    'uHEPvWkxnJmjFVmdRzKMLW1Q',
  e: 'AQAB',
} satisfies PublicJwk;
const rsaCertificate =
  'MIIC/zCCAeegAwIBAgIUVcNR8hM//yi2wwLD8z2QQkBl7UEwDQYJKoZIhvcNAQELBQAwDjEMMAoGA1UEAwwDcnNhMCAXDTI2MTEyNDE0MTg0' +
  'OFoYDzIxMjYxMDMxMTQxODQ4WjAOMQwwCgYDVQQDDANyc2EwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCuviMDN2tWUKiIxuvj' +
  'Qbu0fthWqycKKWyAFwpWYd0qx3VJE7H8NBZJjIx08mePecxM15M4TASCmAM9aFp+DrUPsHUdJ0VUoFVHl178BS6qDlxlv6kN6TnTHK2kI7jH' +
  'otyc+2zP8ZGSA/GQz2PLEFmM2f13eSs6i/DldGmnGsK2ApYXEmZ1s9Ll3HHGk9aQGi/oD/37D9JXO2W2CwDfXbM3vmvPxNm+AnNpCrGRhvm8' +
  'Q/f0woms1jDq/i516hg9pCZbfoCf0sWJPdUzHtts7O/EQ+fWQlWt7Rz6oUcnpD/hLhCX1EAgh1cySUb07UvSy4cQ+9aTGcmaMVWZ1HMowtbV' +
  'AgMBAAGjUzBRMB0GA1UdDgQWBBSe1ehkPTDCXpXTlZYfX2vsBqL/4jAfBgNVHSMEGDAWgBSe1ehkPTDCXpXTlZYfX2vsBqL/4jAPBgNVHRMB' +
  'Af8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQAxIoOuLHII1nIVMOQVtbuB60lami4Pe6Hu+vZi9nm2NQqwR6LjzU3AGn8MeA4wQVKDlbcZ' +
  'yRjWMqZ/NCDzB9lY8qDijq6DlsQnYFPSbefQBo2JrcRa997V/QkcjfJ97Scn7vmsMDluqNPaSGx2pxAtxuSHxMD5OaTh3dq9eSIswIW/382m' +
  'LkGsULBO86V9bwu8M4Rce8I6OtxZ1B+jghtoEGBqGfeTiLAFwILV73ec1GAGexHbqrETqdWGNmCgsz3dy+kDbuU15TLtaK69pwsWwVdTHu4b' +
  'hxbwr9B8h3hk+mCJZx6SRhOBX27BxnDEzCdQS3Nwz36HYL3cIUEZBj8M';
const p384 = {
  kty: 'EC',
  crv: 'P-384',
  x: 'PdZXzLjOqmLdtH-3VZ9B21JylBwepi8jhVgZJZ0DPfSkyO43Lbo1R6ts7mk3uPx0',
  y: 'MReEJy1ne4dRTbDv8VdcgUsBlS5pmPCFN-FYwnIRPJaWtqZkchsolx-CpEll4NRW',
};
const unverified = { code: 'PUBLIC_KEY_TYPE_UNSUPPORTED', severity: 'WARNING', path };
const parse = (json: string): unknown => JSON.parse(json);

describe('what is not a JWK (F18)', () => {
  it.each<[string, unknown, object[], RegExp?]>([
    ['null', null, required],
    ['absent', undefined, required],
    ['an empty object', {}, required],
    ['an object of nothing known', { foo: 'bar' }, unusable, /kty/],
    ['an empty text', '', unusable],
    ['a text', 'key', unusable, /^A JWK is an object/],
    ['a number', 42, unusable, /^A JWK is an object/],
    ['true', true, unusable],
    ['PEM', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----', unusable, /PEM/],
    ['PEM of PKCS 1', '-----BEGIN RSA PUBLIC KEY-----\nMIIB', unusable, /PEM/],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB', unusable, /X\.509/],
    ['a trusted certificate', '-----BEGIN TRUSTED CERTIFICATE-----\nMIIB', unusable, /X\.509/],
    ['a certificate request', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB', unusable, /X\.509/],
    ['an SSH key', 'ssh-rsa AAAAB3NzaC1yc2E user@host', unusable, /SSH/],
    ['an EC SSH key', 'ecdsa-sha2-nistp256 AAAA user@host', unusable, /SSH/],
    ['an SSH2 key', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', unusable, /SSH/],
    ['a JWK as text', JSON.stringify(rsa), unusable, /JSON in a text/],
    ['a JWKS as text', JSON.stringify({ keys: [rsa] }), unusable, /JSON in a text/],
    ['broken JSON', '{"kty":"RSA"', unusable, /JSON in a text/],
    ['a list', [rsa], unusable],
    ['an empty list', [], unusable],
    ['a JWKS', { keys: [rsa] }, unusable, /set of keys/],
    ['an empty JWKS', { keys: [] }, unusable, /set of keys/],
    ['a JWKS of nothing', { keys: null }, unusable, /set of keys/],
    ['a deep nest', parse('['.repeat(100_000) + ']'.repeat(100_000)), unusable],

    ['a private PEM', '-----BEGIN PRIVATE KEY-----\nMIIE', exposed],
    ['a private PEM of PKCS 1', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', exposed],
    ['an encrypted private PEM', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE', exposed],
    ['a private key behind a certificate', '-----BEGIN CERTIFICATE-----\nx\n-----BEGIN EC PRIVATE KEY-----', exposed],
    ['an OpenSSH private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl', exposed],
    ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-rsa', exposed],
    ['a private JWK as text', JSON.stringify({ ...rsa, d: 'AQ' }), exposed],
    ['a private JWKS as text', '{ "keys" : [ { "kty":"EC", "d" : "AQ" } ]', exposed],
    ['a private JWK in a list', [rsa, { ...ec, d: 'AQ' }], exposed],
    ['a private JWK in a JWKS', { keys: [rsa, { ...rsa, p: 'AQ' }] }, exposed],
    ['a secret in a JWKS', { keys: [{ kty: 'oct', k: 'AQ' }] }, exposed],
  ])('%s', (_, value, expected, help = /./) => {
    const { problems, key } = judgePublicKey(value, path);
    expect(problems).toMatchObject(expected);
    expect(key).toBeNull();
    if (problems[0]?.code !== 'REQUIRED') expect(problems[0]?.help).toMatch(help);
  });
});

describe('private members', () => {
  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])('%s is refused, whatever its value', (member) => {
    for (const value of ['AQ', '', null, undefined, 1, [], {}]) {
      expect(judgePublicKey({ ...rsa, [member]: value }, path)).toMatchObject({ problems: exposed, key: null });
    }
  });

  it.each<[string, unknown, object[]]>([
    ['several', { ...rsa, d: 'AQ', p: 'AQ', q: 'AQ' }, exposed],
    ['beside a weak exponent', { ...rsa, e: 'Aw', d: 'AQ' }, [...exposed, error('PUBLIC_KEY_WEAK')]],
    ['beside a wrong use', { ...ec, use: 'enc', d: 'AQ' }, [...exposed, ...unusable]],
    ['beside an empty member', { ...ec, x: null, d: 'AQ' }, [...exposed, error('REQUIRED', 'x')]],
    ['beside an unknown type', { kty: 'OKP', d: 'AQ' }, [...exposed, error('PUBLIC_KEY_TYPE_UNSUPPORTED')]],
    ['in a set beside the key', { ...rsa, keys: [{ d: 'AQ' }] }, exposed],
  ])('%s', (_, value, expected) => {
    expect(judgePublicKey(value, path)).toMatchObject({ problems: expected, key: null });
  });
});

describe('empty members', () => {
  it.each<[string, unknown, object[]]>([
    ['kty', { ...rsa, kty: null }, [error('REQUIRED', 'kty')]],
    ['n and e', { kty: 'RSA', n: null, e: null }, [error('REQUIRED', 'n'), error('REQUIRED', 'e')]],
    ['kid', { ...ec, kid: null }, [error('REQUIRED', 'kid')]],
    ['x5c', { ...ec, x5c: null }, [error('REQUIRED', 'x5c')]],
    ['x5t#S256', { ...ec, 'x5t#S256': null }, [error('REQUIRED', 'x5t#S256')]],
    ['a member of another type of key', { ...ec, n: null }, [error('REQUIRED', 'n')]],
    ['one that nobody knows', { ...ec, hostile: null }, []],
  ])('%s', (_, value, expected) => {
    expect(judgePublicKey(value, path).problems).toMatchObject(expected);
  });
});

describe('what a key says about itself (F10, F11, F12, F15)', () => {
  const fits = (...algs: string[]) => algs.map((alg) => [alg, []] as const);
  const misfits = (...algs: unknown[]) => algs.map((alg) => [alg, unusable] as const);

  it.each([
    ...fits('RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'),
    ...misfits(
      'ES256',
      'none',
      'HS256',
      'RSA-OAEP-256',
      'RSA-OAEP-2568283823',
      'rs256',
      '',
      1,
      ['RS256'],
      {},
      undefined,
    ),
  ])('alg %j of an RSA key', (alg, expected) => {
    expect(judgePublicKey({ ...rsa, alg }, path).problems).toMatchObject(expected);
  });

  it.each([...fits('ES256'), ...misfits('ES384', 'ES256K', 'RS256', 'EdDSA', 'ECDH-ES', 'none')])(
    'alg %j of a key on P-256',
    (alg, expected) => {
      expect(judgePublicKey({ ...ec, alg }, path).problems).toMatchObject(expected);
    },
  );

  it.each([...fits('ES384'), ...misfits('ES256', 'ES512')])('alg %j of a key on P-384', (alg, expected) => {
    expect(judgePublicKey({ ...p384, alg }, path).problems).toMatchObject([...expected, unverified]);
  });

  it.each<[string, object, object[]]>([
    ['use sig', { use: 'sig' }, []],
    ['use enc', { use: 'enc' }, unusable],
    ['use SIG', { use: 'SIG' }, unusable],
    ['an empty use', { use: '' }, unusable],
    ['a use as list', { use: ['sig'] }, unusable],
    ['key_ops verify', { key_ops: ['verify'] }, []],
    ['key_ops sign', { key_ops: ['sign'] }, unusable],
    ['key_ops sign and verify', { key_ops: ['sign', 'verify'] }, unusable],
    ['key_ops encrypt', { key_ops: ['encrypt'] }, unusable],
    ['key_ops verify twice', { key_ops: ['verify', 'verify'] }, unusable],
    ['no key_ops in the list', { key_ops: [] }, unusable],
    ['key_ops as text', { key_ops: 'verify' }, unusable],
    ['key_ops of lists', { key_ops: [['verify']] }, unusable],
    ['use and key_ops agreeing', { use: 'sig', key_ops: ['verify'] }, []],
    ['use and key_ops conflicting', { use: 'enc', key_ops: ['verify'] }, unusable],
    ['key_ops and use conflicting', { use: 'sig', key_ops: ['encrypt'] }, unusable],
    ['both wrong', { use: 'enc', key_ops: ['encrypt'] }, [...unusable, ...unusable]],
    ['a kid', { kid: 'key-1' }, []],
    ['an empty kid', { kid: '' }, []],
    ['a kid in any script', { kid: 'مفتاح <b>' }, []],
    ['a kid of 255 characters', { kid: 'k'.repeat(255) }, []],
    ['a kid of 256', { kid: 'k'.repeat(256) }, unusable],
    ['a kid as number', { kid: 1 }, unusable],
    ['a kid as operator', { kid: { $ne: '' } }, unusable],
    ['a kid with a line break', { kid: 'a\nb' }, unusable],
    ['a kid with NUL', { kid: 'a\u0000' }, unusable],
    ['a kid with an escape', { kid: '\u001b[31m' }, unusable],
    ['a kid with a C1 control', { kid: 'a\u0085' }, unusable],
    ['a kid with a lone surrogate', { kid: '\ud800' }, unusable],
    ['its certificate', { x5c: [ecCertificate] }, []],
    ['its certificate and others', { x5c: [ecCertificate, rsaCertificate, 'nonsense'] }, []],
    ['the certificate of another key', { x5c: [rsaCertificate] }, unusable],
    ['its certificate in second place', { x5c: [rsaCertificate, ecCertificate] }, unusable],
    ['no certificate', { x5c: [] }, unusable],
    ['a certificate as text', { x5c: ecCertificate }, unusable],
    ['a certificate that is none', { x5c: ['AAAA'] }, unusable],
    ['a certificate as number', { x5c: [1] }, unusable],
    ['an endless certificate', { x5c: ['A'.repeat(250_000)] }, unusable],
    ['certificates elsewhere', { x5u: 'http://169.254.169.254/', x5t: 1, 'x5t#S256': 'x' }, []],
  ])('%s', (_, members, expected) => {
    const { problems, key } = judgePublicKey({ ...ec, ...members }, path);
    expect(problems).toMatchObject(expected);
    expect(key === null).toBe(problems.some(isError));
  });

  it('the certificate of an RSA key', () => {
    expect(judgePublicKey({ ...rsa, x5c: [rsaCertificate] }, path)).toEqual({ problems: [], key: rsa });
    expect(judgePublicKey({ ...rsa, x5c: [ecCertificate] }, path).problems).toMatchObject(unusable);
  });
});

describe('what is kept of a key (F17)', () => {
  it('is its public members and nothing else', () => {
    const usage = { kid: 'key-1', use: 'sig', alg: 'ES256', key_ops: ['verify'] };
    const sent = {
      ...usage,
      ...ec,
      foo: 1,
      n: 'AQAB',
      keys: 1,
      x5u: 'https://a.example.com',
      x5c: [ecCertificate],
      iat: 1,
    };
    const { problems, key } = judgePublicKey(sent, path);
    expect(problems).toEqual([]);
    expect(key).toEqual({ ...ec, ...usage });
    expect(Object.keys(key ?? {})).toEqual(['kty', 'crv', 'x', 'y', 'kid', 'use', 'alg', 'key_ops']);
  });

  it('has no kid when an empty one was sent', () => {
    expect(judgePublicKey({ ...ec, kid: '' }, path).key).toStrictEqual(ec);
  });

  it('is not polluted by members named after the prototype', () => {
    const hostile = `{"__proto__":{"polluted":true,"kid":"x"},"constructor":{"prototype":{"polluted":true}},"toString":1,`;
    const { problems, key } = judgePublicKey(parse(hostile + JSON.stringify(ec).slice(1)), path);
    expect(problems).toEqual([]);
    expect(key).toStrictEqual(ec);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is read from an object without a prototype too', () => {
    const bare: unknown = Object.assign(Object.create(null), rsa);
    expect(judgePublicKey(bare, path)).toEqual({ problems: [], key: rsa });
  });
});

describe('whatever comes as a key', () => {
  it('is judged without an exception, and not repeated', () => {
    const member = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('RSA', 'EC', 'P-256', 'AQAB', ec.x, 'sig'),
      fc.jsonValue(),
    );
    const names = ['kty', 'n', 'e', 'crv', 'x', 'y', 'd', 'kid', 'use', 'alg', 'key_ops', 'x5c', 'keys', '__proto__'];
    const jwk = fc.dictionary(fc.constantFrom(...names), member, { noNullPrototype: false });
    const changed = jwk.map((members) => ({ ...ec, ...members }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), jwk, changed), (value) => {
        const { problems, key } = judgePublicKey(value, path);
        expect(key === null).toBe(problems.some(isError));
        const texts = problems.map(({ message, help }) => `${message} ${help ?? ''}`).join(' ');
        const sent = typeof value === 'string' ? value : JSON.stringify(value ?? null);
        expect(sent.length > 12 && texts.includes(sent)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
