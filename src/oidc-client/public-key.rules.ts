import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { isError, problem, warning, type Problem } from '../shared/errors/index.ts';
import {
  algorithmsOf,
  readKeyMaterial,
  unusable,
  type Jwk,
  type KeyFault,
  type KeyMaterial,
} from './key-material.rules.ts';
import { isWellFormedText } from '../shared/text.ts';

interface Usage {
  readonly kid?: string;
  readonly use?: 'sig';
  readonly alg?: string;
  readonly key_ops?: readonly 'verify'[];
}

/** What is kept of a key: these members and no others, each in its one canonical spelling. */
export type PublicJwk = KeyMaterial & Usage;

/** eSignet's column. */
const longestStoredKey = 1024;

export function judgePublicKey(
  value: unknown,
  path: readonly string[],
): { problems: Problem[]; key: PublicJwk | null } {
  if (isAbsent(value)) return { problems: [problem('REQUIRED', path)], key: null };
  const refused = (...faults: readonly KeyFault[]) =>
    faults.map(([reason, message, help]) => problem(reason, path, { message, help }));
  if (!isJwk(value)) return { problems: refused(formFault(value)), key: null };

  const exposed = holdsPrivateKey(value) ? [privateKeyFault] : [];
  const empty = emptyMembers(value);
  if (empty.length > 0) {
    return {
      problems: [...refused(...exposed), ...empty.map((member) => problem('REQUIRED', [...path, member]))],
      key: null,
    };
  }
  const material = readKeyMaterial(value);
  if (Array.isArray(material)) return { problems: refused(...exposed, ...material), key: null };

  const key = publicMembers(value, material);
  const problems = [
    ...refused(...exposed, ...usageFaults(value, material), ...sizeFaults(key)),
    ...curveWarnings(key, path),
  ];
  return { problems, key: problems.some(isError) ? null : key };
}

/** RFC 7638, SHA-256. */
export function keyThumbprint(key: PublicJwk): string {
  const { kty } = key;
  const members = kty === 'RSA' ? { e: key.e, kty, n: key.n } : { crv: key.crv, kty, x: key.x, y: key.y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (isObject(value) && Object.keys(value).length === 0);
}

function isJwk(value: unknown): value is Jwk {
  return isObject(value) && (Object.hasOwn(value, 'kty') || !Object.hasOwn(value, 'keys'));
}

const privateKeyFault: KeyFault = [
  'PUBLIC_KEY_PRIVATE',
  'This holds a private key.',
  'Consider it disclosed: make a new pair, keep its private part to yourself and send the public part only.',
];

const otherForms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*CERTIFICATE/, 'This is an X.509 certificate. Send the public key in it as a JWK.'],
  [/-----BEGIN /, 'This is PEM text. Convert the key to a JWK.'],
  [/^\s*(?:ssh-|ecdsa-sha2-|sk-)|---- BEGIN SSH2/, 'This is an SSH key. Convert it to a JWK.'],
  [/^\s*[[{]/, 'This is JSON in a text. Send the object itself.'],
];
const expectedForm = 'A JWK is an object such as {"kty":"RSA","n":"…","e":"AQAB"}.';

function formFault(value: unknown): KeyFault {
  if (holdsPrivateKey(value)) return privateKeyFault;
  const message = 'The public key is not a JWK object.';
  if (isObject(value)) return unusable(message, `This is a set of keys. Send one key of it. ${expectedForm}`);
  const hint = typeof value === 'string' ? otherForms.find(([form]) => form.test(value))?.[1] : undefined;
  return unusable(message, hint === undefined ? expectedForm : `${hint} ${expectedForm}`);
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function holdsPrivateKey(value: unknown): boolean {
  if (typeof value === 'string') return /PRIVATE KEY|^PuTTY-User-Key|"(?:d|p|q|dp|dq|qi|oth|k)"\s*:/.test(value);
  const candidates = isObject(value) ? [value, value.keys].flat() : [value].flat();
  return candidates.some((key) => isObject(key) && privateMembers.some((member) => Object.hasOwn(key, member)));
}

const knownMembers = [
  'kty',
  'n',
  'e',
  'crv',
  'x',
  'y',
  'kid',
  'use',
  'alg',
  'key_ops',
  'x5c',
  'x5u',
  'x5t',
  'x5t#S256',
];

/** Members set to null. One that no JWK has is dropped like any other unknown member: its name is not repeated. */
function emptyMembers(jwk: Jwk): string[] {
  return knownMembers.filter((member) => Object.hasOwn(jwk, member) && jwk[member] === null);
}

interface UsageRule {
  readonly member: string;
  readonly fits: (value: unknown, material: KeyMaterial) => boolean;
  readonly message: string;
  readonly help: string;
}

const usageRules: readonly UsageRule[] = [
  {
    member: 'kid',
    fits: (kid) => typeof kid === 'string' && kid.length <= 255 && isWellFormedText(kid) && !/\p{Cc}/u.test(kid),
    message: 'The kid of the key is not a usable name.',
    help: 'Use a text of at most 255 characters without control characters, or leave it out.',
  },
  {
    member: 'use',
    fits: (use) => use === 'sig',
    message: 'The key is not meant for signatures.',
    help: 'Set use to sig, or leave it out.',
  },
  {
    member: 'key_ops',
    fits: (operations) => Array.isArray(operations) && operations.length === 1 && operations[0] === 'verify',
    message: 'The key_ops of the key are not those of a public signature key.',
    help: 'Set key_ops to ["verify"], or leave it out.',
  },
  {
    member: 'alg',
    fits: (alg, material) => algorithmsOf(material).some((fitting) => fitting === alg),
    message: 'The alg of the key does not fit its type.',
    help: 'Set alg to RS256 or PS256 for an RSA key, to ES256 for a key on P-256, or leave it out.',
  },
  {
    member: 'x5c',
    fits: isCertifiedBy,
    message: 'The certificate in x5c is not one of this key.',
    help: 'Leave x5c out: certificates are not needed here.',
  },
];

function usageFaults(jwk: Jwk, material: KeyMaterial): KeyFault[] {
  return usageRules
    .filter(({ member, fits }) => Object.hasOwn(jwk, member) && !fits(jwk[member], material))
    .map(({ message, help }) => unusable(message, help));
}

function isCertifiedBy(chain: unknown, material: KeyMaterial): boolean {
  const first: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof first !== 'string') return false;
  try {
    const certificate = new X509Certificate(Buffer.from(first, 'base64'));
    return certificate.publicKey.equals(createPublicKey({ key: { ...material }, format: 'jwk' }));
  } catch {
    return false;
  }
}

function publicMembers(jwk: Jwk, material: KeyMaterial): PublicJwk {
  const { kid, use, alg, key_ops } = jwk as Usage;
  return { ...material, ...(kid && { kid }), ...(use && { use }), ...(alg && { alg }), ...(key_ops && { key_ops }) };
}

function sizeFaults(key: PublicJwk): KeyFault[] {
  if (JSON.stringify(key).length <= longestStoredKey) return [];
  return [unusable('The key is too long as a whole.', 'Use a shorter kid, or an RSA key of fewer bits.')];
}

function curveWarnings(key: PublicJwk, path: readonly string[]): Problem[] {
  if (key.kty === 'RSA' || key.crv === 'P-256') return [];
  return [
    warning('PUBLIC_KEY_TYPE_UNSUPPORTED', path, {
      message: 'eSignet does not verify signatures of keys on this curve.',
      help: 'Use P-256: eSignet 1.8 verifies RS256, PS256 and ES256 only.',
    }),
  ];
}
