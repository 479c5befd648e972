import { createHash, generateKeyPairSync, getDiffieHellman } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { judgePublicKey } from '../../src/oidc-client/public-key.rules.ts';
import { isError } from '../../src/shared/errors/index.ts';

const path = ['publicKey'];
const error = (code: string) => ({ code, severity: 'ERROR', path });
const unusable = [error('PUBLIC_KEY_UNUSABLE')];
const weak = [error('PUBLIC_KEY_WEAK')];
const unsupported = [error('PUBLIC_KEY_TYPE_UNSUPPORTED')];
const unverified = [{ code: 'PUBLIC_KEY_TYPE_UNSUPPORTED', severity: 'WARNING', path }];

/** A number of exactly so many bits without small factors, the same in every run; not prime, as hardly any is. */
function modulus(bits: number): bigint {
  const bytes = createHash('shake256', { outputLength: Math.ceil(bits / 8) })
    .update(`modulus ${bits}`)
    .digest('hex');
  let number = BigInt.asUintN(bits - 1, BigInt(`0x${bytes}`)) | (1n << BigInt(bits - 1)) | 1n;
  const hasSmallFactor = (candidate: bigint) => {
    for (let divisor = 3n; divisor < 2000n; divisor += 2n) if (candidate % divisor === 0n) return true;
    return false;
  };
  while (hasSmallFactor(number)) number += 2n;
  return number;
}

function encode(number: bigint, leadingZeros = 0): string {
  const digits = number.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.alloc(leadingZeros), bytes]).toString('base64url');
}

const strong = modulus(2048);
const n = encode(strong);
const rsa = { kty: 'RSA', n, e: 'AQAB' };
const rsaOf = (number: bigint) => ({ ...rsa, n: encode(number) });
const primeOf = (group: string) => BigInt(`0x${getDiffieHellman(group).getPrime('hex')}`);

const ecOf = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
const ec = { ...ecOf('P-256') };
const zero = (bytes: number) => Buffer.alloc(bytes).toString('base64url');
const p256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;

describe('RSA keys (F03, F05)', () => {
  it.each<[string, unknown, object[]]>([
    ['2,048 bits', rsa, []],
    ['2,049 bits', rsaOf(modulus(2049)), []],
    ['3,072 bits', rsaOf(modulus(3072)), []],
    ['4,096 bits', rsaOf(modulus(4096)), []],
    ['512 bits', rsaOf(modulus(512)), weak],
    ['1,024 bits', rsaOf(modulus(1024)), weak],
    ['2,047 bits', rsaOf(modulus(2047)), weak],
    ['2,047 bits, padded to 2,048', { ...rsa, n: encode(modulus(2047), 1) }, weak],
    ['zero', { ...rsa, n: zero(256) }, weak],
    ['4,097 bits', rsaOf(modulus(4097)), unusable],
    ['16,384 bits', rsaOf(1n << 16383n), unusable],
    ['800,000 bits', { ...rsa, n: 'v'.repeat(133_334) }, unusable],
    ['an even modulus', rsaOf(2n * modulus(2047)), weak],
    ['a modulus divisible by 3', rsaOf(3n * modulus(2047)), weak],
    ['a modulus divisible by 1,999', rsaOf(1999n * modulus(2038)), weak],
    ['a prime of 2,048 bits', rsaOf(primeOf('modp14')), weak],
    ['a prime of 4,096 bits', rsaOf(primeOf('modp16')), weak],
    ['no modulus', { kty: 'RSA', e: 'AQAB' }, unusable],
    ['an empty modulus', { ...rsa, n: '' }, unusable],
    ['a modulus as number', { ...rsa, n: 65537 }, unusable],
    ['a modulus as list', { ...rsa, n: [n] }, unusable],
    ['a modulus with padding', { ...rsa, n: `${n}=` }, unusable],
    ['a modulus in plain Base64', { ...rsa, n: Buffer.from(n, 'base64url').toString('base64') }, unusable],
    ['a modulus with a line break', { ...rsa, n: `${n.slice(0, 64)}\n${n.slice(64)}` }, unusable],
    ['a modulus with other spare bits', { ...rsa, n: n.slice(0, -1) + (n.endsWith('w') ? 'x' : 'B') }, unusable],
    ['a modulus in letters that are none', { ...rsa, n: `${n.slice(0, -1)}é` }, unusable],
    ['no exponent', { kty: 'RSA', n }, unusable],
    ['an exponent as number', { ...rsa, e: 65537 }, unusable],
    ['an exponent with padding', { ...rsa, e: 'AQAB=' }, unusable],
    ['an exponent with leading zeros', { ...rsa, e: 'AAEAAQ' }, unusable],
    ['an empty exponent', { ...rsa, e: '' }, unusable],
    ['exponent 0', { ...rsa, e: 'AA' }, weak],
    ['exponent 1', { ...rsa, e: 'AQ' }, weak],
    ['exponent 3', { ...rsa, e: 'Aw' }, weak],
    ['an even exponent', { ...rsa, e: 'AQAA' }, weak],
    ['an exponent above 2^64', { ...rsa, e: encode(2n ** 64n + 1n) }, weak],
    ['an endless exponent', { ...rsa, e: 'v'.repeat(100_000) }, weak],
    ['modulus and exponent', { ...rsaOf(modulus(1024)), e: 'Aw' }, [...weak, ...weak]],
  ])('%s', (_, value, expected) => {
    const { problems, key } = judgePublicKey(value, path);
    expect(problems).toMatchObject(expected);
    expect(key === null).toBe(problems.some(isError));
  });

  it('keeps the modulus without leading zeros', () => {
    for (const zeros of [0, 1, 7]) {
      expect(judgePublicKey({ ...rsa, n: encode(strong, zeros) }, path)).toEqual({ problems: [], key: rsa });
    }
  });

  it('fits, with all it says about itself, into the 1,024 characters of eSignet’s column', () => {
    const wide = { ...rsaOf(modulus(4096)), kid: '', use: 'sig', alg: 'RS256', key_ops: ['verify'] };
    const room = 1024 - JSON.stringify(wide).length;
    const fitting = { ...wide, kid: 'k'.repeat(room) };
    expect(judgePublicKey(fitting, path).problems).toEqual([]);
    expect(JSON.stringify(judgePublicKey(fitting, path).key)).toHaveLength(1024);
    expect(judgePublicKey({ ...wide, kid: 'k'.repeat(room + 1) }, path).problems).toMatchObject(unusable);
  });

  it('spends no time on hostile sizes', () => {
    const start = performance.now();
    for (const size of [2_731, 20_000, 250_000])
      judgePublicKey({ ...rsa, n: 'v'.repeat(size), e: 'v'.repeat(size) }, path);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('EC keys (F08)', () => {
  it.each<[string, unknown, object[]]>([
    ['P-256', ec, []],
    ['P-384', ecOf('P-384'), unverified],
    ['P-521', ecOf('P-521'), unverified],
    ['secp256k1', ecOf('secp256k1'), unsupported],
    ['an unknown curve', { ...ec, crv: 'P-257' }, unsupported],
    ['a curve named __proto__', { ...ec, crv: '__proto__' }, unsupported],
    ['a curve named constructor', { ...ec, crv: 'constructor' }, unsupported],
    ['another spelling of the curve', { ...ec, crv: 'p-256' }, unsupported],
    ['another name of the curve', { ...ec, crv: 'prime256v1' }, unsupported],
    ['no curve', { ...ec, crv: undefined }, unusable],
    ['an empty curve', { ...ec, crv: '' }, unusable],
    ['a curve as number', { ...ec, crv: 256 }, unusable],
    ['the wrong curve', { ...ec, crv: 'P-384' }, unusable],
    ['a point beside the curve', { ...ec, x: ec.y, y: ec.x }, unusable],
    ['the point (0,0)', { ...ec, x: zero(32), y: zero(32) }, unusable],
    ['a coordinate beyond the field', { ...ec, x: encode(p256) }, unusable],
    ['a short coordinate', { ...ec, x: zero(31) }, unusable],
    [
      'a coordinate with a leading zero byte',
      { ...ec, x: Buffer.concat([Buffer.alloc(1), Buffer.from(ec.x ?? '', 'base64url')]).toString('base64url') },
      unusable,
    ],
    ['a coordinate with padding', { ...ec, y: `${ec.y ?? ''}=` }, unusable],
    ['a coordinate with other spare bits', { ...ec, y: `${(ec.y ?? '').slice(0, -1)}B` }, unusable],
    ['no y', { kty: 'EC', crv: 'P-256', x: ec.x }, unusable],
    ['a coordinate as number', { ...ec, x: 1 }, unusable],
    ['a compressed point', { ...ec, y: 'AQ' }, unusable],
  ])('%s', (_, value, expected) => {
    const { problems, key } = judgePublicKey(value, path);
    expect(problems).toMatchObject(expected);
    expect(key === null).toBe(problems.some(isError));
  });
});

describe('other types of key (F02, F09)', () => {
  const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

  it.each<[string, unknown, object[]]>([
    ['OKP', ed25519, unsupported],
    ['oct', { kty: 'oct' }, unsupported],
    ['oct with its secret', { kty: 'oct', k: 'AAAA' }, [error('PUBLIC_KEY_PRIVATE'), ...unsupported]],
    ['an unknown type', { ...rsa, kty: 'AKP' }, unsupported],
    ['no type', { n, e: 'AQAB' }, unusable],
    ['an empty type', { ...rsa, kty: '' }, unusable],
    ['rsa', { ...rsa, kty: 'rsa' }, unusable],
    ['Ec', { ...ec, kty: 'Ec' }, unusable],
    ['a type as number', { ...rsa, kty: 1 }, unusable],
    ['a type as list', { ...rsa, kty: ['RSA'] }, unusable],
    ['EC members under RSA', { ...ec, kty: 'RSA' }, [...unusable, ...unusable]],
    ['RSA members under EC', { ...rsa, kty: 'EC' }, unusable],
  ])('%s', (_, value, expected) => {
    expect(judgePublicKey(value, path)).toMatchObject({ problems: expected, key: null });
  });
});
