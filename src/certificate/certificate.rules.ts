import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from './x509.ts';
import { problem, type Problem, type Reason } from '../shared/errors/index.ts';
import type { ReadCertificate } from './certificate-text.ts';

/** What a certificate is judged by on its own. */
type Rule = readonly [reason: Reason, isBroken: (certificate: ReadCertificate, now: Date) => boolean];

const leastRsaBits = 2_048;
/** Verifying with a larger key takes noticeable time, and nobody uses one. */
const mostRsaBits = 8_192;
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const hashes = new Set(['SHA-256', 'SHA-384', 'SHA-512']);

const commonRules: readonly Rule[] = [
  ['CERTIFICATE_EXPIRED', ({ parts }, now) => now > parts.notAfter],
  ['CERTIFICATE_NOT_YET_VALID', ({ parts }, now) => now < parts.notBefore],
  ['CERTIFICATE_KEY_WEAK', (certificate) => !hasStrongKey(certificate)],
  ['CERTIFICATE_SIGNATURE_WEAK', ({ parts }) => !hashes.has(hashOf(parts.signatureAlgorithm))],
];

const caRules: readonly Rule[] = [['CERTIFICATE_NOT_A_CA', (certificate) => !isAuthority(certificate)], ...commonRules];

const partnerRules: readonly Rule[] = [...commonRules, ['CERTIFICATE_SELF_SIGNED', isSelfSigned]];

/** The certificate of an authority. */
export function judgeCaCertificate(certificate: ReadCertificate, path: readonly string[], now: Date): Problem[] {
  return judge(caRules, certificate, path, now);
}

/** The certificate of a partner with this name. */
export function judgePartnerCertificate(
  certificate: ReadCertificate,
  partnerName: string,
  path: readonly string[],
  now: Date,
): Problem[] {
  const problems = judge(partnerRules, certificate, path, now);
  const names = certificate.parts.subjectName.getField('O').map(plain);
  return names.length === 1 && names[0] === plain(partnerName)
    ? problems
    : [...problems, problem('CERTIFICATE_NAME_MISMATCH', path)];
}

/** Whatever else is wrong with it. */
export function isSelfSigned({ native, parts }: ReadCertificate): boolean {
  return parts.subject === parts.issuer && native.verify(native.publicKey);
}

/**
 * May sign certificates; one that says nothing of key usage may. A root is trusted because an administrator uploaded it,
 * not for what it says of itself: those that the onboarding scripts make leave this usage out. (Node's `ca` wants it.)
 */
export function isAuthority(certificate: ReadCertificate): boolean {
  const { parts } = certificate;
  const isCa = parts.getExtension(BasicConstraintsExtension)?.ca ?? false;
  const usages = parts.getExtension(KeyUsagesExtension)?.usages ?? KeyUsageFlags.keyCertSign;
  return isCa && ((usages & KeyUsageFlags.keyCertSign) !== 0 || isSelfSigned(certificate));
}

/** How many authorities may stand between this one and a partner; null: any number. */
export function pathLengthOf({ parts }: ReadCertificate): number | null {
  return parts.getExtension(BasicConstraintsExtension)?.pathLength ?? null;
}

function judge(rules: readonly Rule[], certificate: ReadCertificate, path: readonly string[], now: Date): Problem[] {
  return rules.filter(([, isBroken]) => isBroken(certificate, now)).map(([reason]) => problem(reason, path));
}

function hasStrongKey({ native: { publicKey } }: ReadCertificate): boolean {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  const isRsa = publicKey.asymmetricKeyType === 'rsa' || publicKey.asymmetricKeyType === 'rsa-pss';
  return isRsa ? modulusLength >= leastRsaBits && modulusLength <= mostRsaBits : curves.has(namedCurve);
}

function hashOf(algorithm: { readonly hash?: { readonly name: string } }): string {
  return algorithm.hash?.name ?? '';
}

/** Spaces and the way accents are written say nothing about who it is. */
function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}
