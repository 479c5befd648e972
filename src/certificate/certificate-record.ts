import type { CertificateDomain } from './certificate-domains.ts';
import { thumbprintOf, type ReadCertificate } from './certificate-text.ts';
import type { CertificateFacts } from './certificate.record.ts';
import { Name } from './x509.ts';

/** What is kept of a certificate, besides the certificate itself. */
export function factsOf(certificate: ReadCertificate, domain: CertificateDomain): CertificateFacts {
  const { parts, pem } = certificate;
  return {
    domain,
    pem,
    thumbprint: thumbprintOf(certificate),
    subject: parts.subject,
    issuer: parts.issuer,
    validFrom: parts.notBefore,
    validTo: parts.notAfter,
  };
}

/** Certificates never change: each is there in its first version. */
export function newRecord<F extends object>(id: string, facts: F, now: Date) {
  return { id, ...facts, version: 1, createdAt: now, updatedAt: now };
}

/** What people call the holder of a certificate: its common name, else its organisation, else all that it says. */
export function nameOfSubject(subject: string): string {
  const name = new Name(subject);
  return [...name.getField('CN'), ...name.getField('O'), subject][0] ?? '';
}
