import { createDiffieHellman, createPublicKey } from 'node:crypto';
import type { Reason } from '../shared/errors/index.ts';

interface RsaMaterial {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

interface EcMaterial {
  readonly kty: 'EC';
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

/** The numbers of a public key, each in its one canonical spelling. */
export type KeyMaterial = RsaMaterial | EcMaterial;

export type Jwk = Readonly<Record<string, unknown>>;
export type KeyFault = readonly [reason: Reason, message: string, help: string];

export function unusable(message: string, help: string): KeyFault {
  return ['PUBLIC_KEY_UNUSABLE', message, help];
}

function weak(message: string, help: string): KeyFault {
  return ['PUBLIC_KEY_WEAK', message, help];
}

function unsupported(message: string): KeyFault {
  return ['PUBLIC_KEY_TYPE_UNSUPPORTED', message, supportedKeys];
}

export function readKeyMaterial(jwk: Jwk): KeyMaterial | KeyFault[] {
  const { kty } = jwk;
  if (kty === 'RSA') return readRsa(jwk);
  if (kty === 'EC') return readEc(jwk);
  if (typeof kty !== 'string' || /^(?:rsa|ec)?$/i.test(kty)) {
    return [unusable('The key does not say its type.', 'Set kty to RSA or EC, in upper case.')];
  }
  return [unsupported('Keys of this type are not supported.')];
}

const supportedKeys = 'Use an RSA key of 2048 to 4096 bits, or an EC key on P-256.';
const encoding = 'Write the bytes in base64url without padding, as RFC 7518 has it.';

/** Bytes of canonical base64url; null for every other spelling, because one key must not pass for two. */
function decode(text: unknown): Buffer | null {
  if (typeof text !== 'string' || text === '') return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function withoutLeadingZeros(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? Buffer.alloc(0) : bytes.subarray(first);
}

function readRsa({ n, e }: Jwk): RsaMaterial | KeyFault[] {
  const bytes = decode(n);
  const modulus = bytes && withoutLeadingZeros(bytes);
  const faults = [
    modulus ? modulusFault(modulus) : unusable('The modulus n of the RSA key cannot be read.', encoding),
    exponentFault(e),
  ].filter((fault) => fault !== null);
  if (modulus === null || faults.length > 0) return faults;
  return { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' };
}

/** The size comes first, so that a hostile one costs nothing. */
function modulusFault(modulus: Buffer): KeyFault | null {
  const bits = modulus.length * 8 - (modulus.length > 0 ? Math.clz32(modulus[0] ?? 0) - 24 : 0);
  if (bits > 4096) return unusable('The RSA key has more than 4096 bits.', supportedKeys);
  if (bits < 2048) return weak('The RSA key has fewer than 2048 bits.', supportedKeys);
  const number = BigInt(`0x${modulus.toString('hex')}`);
  if (smallPrimes.some((prime) => number % prime === 0n) || isProbablyPrime(modulus)) {
    return weak('The modulus n of the RSA key is not the product of two large primes.', 'Make a new key pair.');
  }
  return null;
}

const smallPrimes = oddPrimesBelow(2000).concat(2n);

function oddPrimesBelow(limit: number): bigint[] {
  const primes: number[] = [];
  for (let candidate = 3; candidate < limit; candidate += 2) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes.map(BigInt);
}

/**
 * Fermat's test: 2^(n-1) = 1 (mod n) for a prime n. A Diffie-Hellman key pair over n with the private key n-1 is that
 * very power: 3 ms for 2048 bits, where BigInt takes 7 and checkPrimeSync, given a prime, 80. Expects an odd n.
 */
function isProbablyPrime(modulus: Buffer): boolean {
  const exponent = Buffer.from(modulus);
  exponent[exponent.length - 1] = (exponent.at(-1) ?? 1) - 1;
  const power = createDiffieHellman(modulus, 2);
  power.setPrivateKey(exponent);
  return BigInt(`0x${power.generateKeys('hex')}`) === 1n;
}

function exponentFault(e: unknown): KeyFault | null {
  const bytes = decode(e);
  if (e === 'AQAB') return null;
  if (!bytes) return unusable('The exponent e of the RSA key cannot be read.', encoding);
  const help = 'Use the exponent 65537, written AQAB.';
  if (withoutLeadingZeros(bytes).toString('base64url') === 'AQAB') {
    return unusable('The exponent e of the RSA key has leading zeros.', help);
  }
  return weak('The exponent e of the RSA key is not 65537.', help);
}

const curves = new Map([
  ['P-256', { bytes: 32, alg: 'ES256' }],
  ['P-384', { bytes: 48, alg: 'ES384' }],
  ['P-521', { bytes: 66, alg: 'ES512' }],
]);

function readEc({ crv, x, y }: Jwk): EcMaterial | KeyFault[] {
  if (typeof crv !== 'string' || crv === '') return [unusable('The EC key names no curve.', 'Set crv to P-256.')];
  const curve = curves.get(crv);
  if (!curve) return [unsupported('Keys on this curve are not supported.')];
  if (typeof x !== 'string' || typeof y !== 'string' || ![x, y].every((text) => decode(text)?.length === curve.bytes)) {
    return [unusable('The point of the EC key cannot be read.', `x and y have ${curve.bytes} bytes each. ${encoding}`)];
  }
  const material: EcMaterial = { kty: 'EC', crv, x, y };
  return isOnCurve(material)
    ? material
    : [unusable('The point of the EC key is not on its curve.', 'Make a new key pair.')];
}

function isOnCurve(material: EcMaterial): boolean {
  try {
    createPublicKey({ key: { ...material }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

export function algorithmsOf(material: KeyMaterial): string[] {
  if (material.kty === 'RSA') return ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
  return [curves.get(material.crv)?.alg ?? ''];
}
