import { isAuthority, isSelfSigned, pathLengthOf } from './certificate.rules.ts';
import type { ReadCertificate } from './certificate-text.ts';

const longestPath = 10;

/** Everything that can be an issuer, by name of the subject. */
export type Authorities = ReadonlyMap<string, readonly ReadCertificate[]>;

/** Whether a certificate leads to a root that is known, over authorities that are valid now. */
export function hasTrustedChain(certificate: ReadCertificate, known: Authorities, now: Date, below = 0): boolean {
  if (below > longestPath) return false;
  return (known.get(certificate.parts.issuer) ?? []).some(
    (issuer) =>
      hasIssued(issuer, certificate) &&
      isValid(issuer, now) &&
      isAuthority(issuer) &&
      below <= (pathLengthOf(issuer) ?? longestPath) &&
      (isSelfSigned(issuer) || hasTrustedChain(issuer, known, now, below + 1)),
  );
}

/** By name, which led here, and by signature. Node's `checkIssued` also judges key usage, more strictly than `isAuthority`. */
function hasIssued({ native: issuer }: ReadCertificate, { native: certificate }: ReadCertificate): boolean {
  return certificate.verify(issuer.publicKey);
}

function isValid({ parts }: ReadCertificate, now: Date): boolean {
  return parts.notBefore <= now && now <= parts.notAfter;
}
