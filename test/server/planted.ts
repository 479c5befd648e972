import { goodClient, newPublicKey } from '../support/client-input.ts';

/** A word that must be found nowhere: neither in an answer, nor in the log, nor in the database. */
export const marker = 'SECRET_MARKER_7F3A';

type Input = Readonly<Record<string, unknown>>;

const rsaMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi'];
const pem = `-----BEGIN PRIVATE KEY-----\n${marker}\n-----END PRIVATE KEY-----`;

const keys: readonly (readonly [title: string, publicKey: unknown])[] = [
  ['a private EC key', { ...newPublicKey(), d: marker }],
  [
    'a private RSA key',
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', ...Object.fromEntries(rsaMembers.map((name) => [name, marker])) },
  ],
  [
    'a private RSA key of several primes',
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', oth: [{ r: marker, d: marker, t: marker }] },
  ],
  ['a symmetric key', { kty: 'oct', k: marker }],
  ['a private member of another type', { ...newPublicKey(), d: { d: [marker] } }],
  ['a private member in another case', { ...newPublicKey(), D: marker }],
  ['a key as PEM', pem],
  ['a key as JSON text', JSON.stringify({ ...newPublicKey(), d: marker })],
  ['a set of keys', { keys: [{ ...newPublicKey(), d: marker }] }],
  ['a list of keys', [{ ...newPublicKey(), d: marker }]],
  ['a key in a key', { jwk: { ...newPublicKey(), d: marker } }],
  ['a type that is none', { ...newPublicKey(), kty: marker }],
  ['a curve that is none', { ...newPublicKey(), crv: marker }],
  ['a coordinate that is none', { ...newPublicKey(), x: marker }],
  ['an algorithm that is none', { ...newPublicKey(), alg: marker }],
  ['a use that is none', { ...newPublicKey(), use: marker }],
  ['operations that are none', { ...newPublicKey(), key_ops: [marker] }],
  ['certificates', { ...newPublicKey(), x5c: [marker], x5u: marker }],
  ['a member that nobody knows', { ...newPublicKey(), comment: marker }],
];

const contents: readonly (readonly [title: string, changes: Input])[] = [
  ['a name too long', { name: marker.repeat(20) }],
  ['a name with half a character', { name: `${marker}\ud800` }],
  ['a name that is an object', { name: { d: marker } }],
  ['a translation into no language', { names: [{ language: marker, value: marker }] }],
  ['a translation too long', { names: [{ language: 'eng', value: marker.repeat(5) }] }],
  ['translations as text', { names: marker }],
  ['a policy that is none', { policyId: marker }],
  ['a partner that is none', { partnerId: marker }],
  ['an id too long', { partnerId: marker.repeat(10) }],
  ['an id that is a list', { policyId: [marker] }],
  ['a logo of another scheme', { logoUri: `javascript:${marker}` }],
  ['a logo with a password', { logoUri: `https://user:${marker}@bank.example.com/` }],
  ['a redirect of another scheme', { redirectUris: [`javascript:${marker}`] }],
  ['a redirect with a fragment', { redirectUris: [`https://bank.example.com/#${marker}`] }],
  ['a redirect too long', { redirectUris: [`https://bank.example.com/${marker.repeat(120)}`] }],
  ['redirects twice', { redirectUris: [`https://${marker}.example.com/`, `https://${marker}.example.com/`] }],
  ['a redirect that is an object', { redirectUris: [{ d: marker }] }],
  ['a grant type', { grantTypes: [marker] }],
  ['a client authentication method', { clientAuthMethods: [marker] }],
  ['a setting that is none', { additionalConfig: { dpop_bound_access_tokens: marker } }],
  ['a setting deeper down', { additionalConfig: { purpose: { type: marker, title: { eng: marker } } } }],
  ['settings as text', { additionalConfig: marker }],
  ['settings as a list', { additionalConfig: [{ d: marker }] }],
  ['a flag that is none', { dryRun: marker }],
  ['a field that nobody knows', { secret: marker }],
];

/** Creates that hold the marker in a place where it does not belong. */
export const planted: readonly (readonly [title: string, input: Input])[] = [
  ...keys.map(([title, publicKey]) => [title, { ...goodClient(), publicKey }] as const),
  ...contents.map(([title, changes]) => [title, { ...goodClient(), ...changes }] as const),
];

/** A value as GraphQL writes it in a document. */
export function literalOf(value: unknown, text: (value: string) => string): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map((item) => literalOf(item, text)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, member]) => `${name}: ${literalOf(member, text)}`);
  return `{ ${fields.join(', ')} }`;
}

/** The same create as the REST door takes it. */
export function restOf({ partnerId, names, ...same }: Input): Input {
  const translations = Array.isArray(names) ? (names as { language: string; value: string }[]) : [];
  const map = Object.fromEntries(translations.map(({ language, value }) => [language, value]));
  return {
    ...same,
    authPartnerId: partnerId,
    clientNameLangMap: typeof names === 'string' ? names : { fra: 'Banque', ...map },
  };
}
