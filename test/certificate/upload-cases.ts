import { KeyUsageFlags } from '../../src/certificate/x509.ts';
import { authority, issue, type Issued } from './chain.ts';

export const organisation = 'Bänk & Söhne, Ltd';
/** As a distinguished name writes it: the comma is a part of the name. */
const o = organisation.replace(',', '\\,');

/** The authorities of the story: a root with two intermediates, one that has expired, and one nobody has uploaded. */
export interface Authorities {
  readonly root: Issued;
  readonly intermediate: Issued;
  readonly unknownRoot: Issued;
}

export async function makeAuthorities(): Promise<Authorities> {
  const root = await authority('CN=Root, O=Trust', { pathLength: 1, key: 'RSA-2048' });
  const intermediate = await authority('CN=Intermediate, O=Trust', { by: root, pathLength: 0 });
  return { root, intermediate, unknownRoot: await authority('CN=Stranger, O=Trust') };
}

export interface UploadCase {
  readonly title: string;
  readonly make: (known: Authorities) => Promise<{ pem: string }>;
  readonly domain?: 'AUTH' | 'FTM';
  readonly problems: readonly string[];
  readonly rest: string | null;
}

const unknownIssuer = { problems: ['CERTIFICATE_ISSUER_UNKNOWN'], rest: 'KER-PCM-006' };
const leaf = `CN=bank, O=${o}, C=IN`;

export const partnerCases: readonly UploadCase[] = [
  {
    title: 'issued by the intermediate',
    make: (a) => issue({ name: leaf, by: a.intermediate }),
    problems: [],
    rest: null,
  },
  { title: 'issued by the root', make: (a) => issue({ name: leaf, by: a.root }), problems: [], rest: null },
  {
    title: 'with an RSA key',
    make: (a) => issue({ name: leaf, by: a.root, key: 'RSA-2048' }),
    problems: [],
    rest: null,
  },
  {
    title: 'with its chain behind it',
    make: async (a) => ({ pem: `${(await issue({ name: leaf, by: a.intermediate })).pem}\n${a.intermediate.pem}` }),
    problems: [],
    rest: null,
  },
  {
    title: 'expired',
    make: (a) => issue({ name: leaf, by: a.root, from: -9, to: -1 }),
    problems: ['CERTIFICATE_EXPIRED'],
    rest: 'KER-PCM-004',
  },
  {
    title: 'not valid yet',
    make: (a) => issue({ name: leaf, by: a.root, from: 1 }),
    problems: ['CERTIFICATE_NOT_YET_VALID'],
    rest: 'KER-PCM-004',
  },
  {
    title: 'of an authority that nobody knows',
    make: (a) => issue({ name: leaf, by: a.unknownRoot }),
    ...unknownIssuer,
  },
  {
    title: 'of one that only has the name of the root',
    make: async () => issue({ name: leaf, by: await authority('CN=Root, O=Trust') }),
    ...unknownIssuer,
  },
  {
    title: 'known in another domain only',
    domain: 'FTM',
    make: (a) => issue({ name: leaf, by: a.root }),
    ...unknownIssuer,
  },
  {
    title: 'issued by another partner',
    make: async (a) => issue({ name: leaf, by: await issue({ name: leaf, by: a.root }) }),
    ...unknownIssuer,
  },
  {
    title: 'one authority more than the path may have',
    make: async (a) => issue({ name: leaf, by: await authority('CN=Deeper', { by: a.intermediate }) }),
    ...unknownIssuer,
  },
  {
    title: 'of another organisation',
    make: (a) => issue({ name: 'CN=bank, O=Other Bank', by: a.root }),
    problems: ['CERTIFICATE_NAME_MISMATCH'],
    rest: 'KER-PCM-008',
  },
  {
    title: 'of no organisation',
    make: (a) => issue({ name: `CN=${o}`, by: a.root }),
    problems: ['CERTIFICATE_NAME_MISMATCH'],
    rest: 'KER-PCM-008',
  },
  {
    title: 'of two organisations',
    make: (a) => issue({ name: `O=${o}, O=Other Bank`, by: a.root }),
    problems: ['CERTIFICATE_NAME_MISMATCH'],
    rest: 'KER-PCM-008',
  },
  {
    title: 'signed by its own key',
    make: () => issue({ name: leaf }),
    problems: ['CERTIFICATE_SELF_SIGNED'],
    rest: 'KER-PCM-006',
  },
  {
    title: 'with a weak key',
    make: (a) => issue({ name: leaf, by: a.root, key: 'RSA-1024' }),
    problems: ['CERTIFICATE_KEY_WEAK'],
    rest: 'KER-PCM-013',
  },
  {
    title: 'signed over SHA-1',
    make: async (a) => issue({ name: leaf, by: { ...a.intermediate, keys: a.intermediate.keys }, hash: 'SHA-1' }),
    problems: ['CERTIFICATE_SIGNATURE_WEAK'],
    rest: 'KER-PCM-014',
  },
  {
    title: 'expired, of another organisation, with a weak key, of a stranger',
    make: (a) => issue({ name: 'O=Other', by: a.unknownRoot, from: -9, to: -1, key: 'RSA-1024' }),
    problems: [
      'CERTIFICATE_EXPIRED',
      'CERTIFICATE_NAME_MISMATCH',
      'CERTIFICATE_KEY_WEAK',
      'CERTIFICATE_ISSUER_UNKNOWN',
    ],
    rest: 'KER-PCM-004',
  },
  ...[
    'no certificate',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----',
    'x'.repeat(64_001),
  ].map((pem) => ({
    title: `text that is none: ${pem.slice(0, 40)}`,
    make: () => Promise.resolve({ pem }),
    problems: ['CERTIFICATE_UNREADABLE'],
    rest: 'KER-PCM-001',
  })),
  { title: 'blank', make: () => Promise.resolve({ pem: ' ' }), problems: ['REQUIRED'], rest: 'PMS_COR_001' },
];

export const caCases: readonly UploadCase[] = [
  { title: 'a root', make: () => authority('CN=Another root'), problems: [], rest: null },
  { title: 'an intermediate', make: (a) => authority('CN=Another', { by: a.root }), problems: [], rest: null },
  {
    title: 'the same again',
    make: (a) => Promise.resolve(a.root),
    problems: ['CERTIFICATE_EXISTS'],
    rest: 'KER-PCM-003',
  },
  {
    title: 'no authority',
    make: () => issue({ name: 'CN=leaf' }),
    problems: ['CERTIFICATE_NOT_A_CA'],
    rest: 'KER-PCM-001',
  },
  {
    title: 'a root that does not say it may sign certificates',
    make: () => authority('CN=Onboarding root', { usages: KeyUsageFlags.digitalSignature }),
    problems: [],
    rest: null,
  },
  {
    title: 'an intermediate that may not sign certificates',
    make: ({ root }) => authority('CN=Other use', { by: root, usages: KeyUsageFlags.digitalSignature }),
    problems: ['CERTIFICATE_NOT_A_CA'],
    rest: 'KER-PCM-001',
  },
  {
    title: 'an expired root',
    make: () => authority('CN=Old', { from: -9, to: -1 }),
    problems: ['CERTIFICATE_EXPIRED'],
    rest: 'KER-PCM-004',
  },
  {
    title: 'a root with a weak key',
    make: () => authority('CN=Weak', { key: 'RSA-1024' }),
    problems: ['CERTIFICATE_KEY_WEAK'],
    rest: 'KER-PCM-013',
  },
  {
    title: 'an intermediate of a stranger',
    make: (a) => authority('CN=Lost', { by: a.unknownRoot }),
    ...unknownIssuer,
  },
  {
    title: 'an intermediate in another domain',
    domain: 'FTM',
    make: (a) => Promise.resolve(a.intermediate),
    ...unknownIssuer,
  },
  {
    title: 'too deep for its root',
    make: async (a) => authority('CN=Too deep', { by: await authority('CN=Between', { by: a.intermediate }) }),
    ...unknownIssuer,
  },
  {
    title: 'no certificate',
    make: () => Promise.resolve({ pem: 'x' }),
    problems: ['CERTIFICATE_UNREADABLE'],
    rest: 'KER-PCM-001',
  },
  { title: 'nothing', make: () => Promise.resolve({ pem: '' }), problems: ['REQUIRED'], rest: 'PMS_COR_001' },
];
