import { X509Certificate as NodeCertificate } from 'node:crypto';
import { PemConverter, X509Certificate, X509Certificates } from './x509.ts';

/** One certificate, read by both libraries: one knows names and extensions, the other judges chains. */
export interface ReadCertificate {
  readonly parts: X509Certificate;
  readonly native: NodeCertificate;
  readonly pem: string;
}

/** Room for a chain of large certificates. */
const longestCertificateText = 64_000;
const longestChain = 10;

/** One or several certificates in PEM, or PKCS#7 (PEM or Base64) with a chain; null for anything else. */
export function readCertificates(text: string): ReadCertificate[] | null {
  try {
    const certificates = certificatesIn(text.trim()).slice(0, longestChain + 1);
    return certificates.length > 0 && certificates.length <= longestChain ? certificates.map(withNative) : null;
  } catch {
    // either library says no in ways of its own
    return null;
  }
}

function certificatesIn(text: string): X509Certificate[] {
  if (text.length > longestCertificateText) return [];
  if (!text.includes('-----BEGIN CERTIFICATE-----')) return [...new X509Certificates(text)];
  return PemConverter.decodeWithHeaders(text)
    .filter(({ type }) => type === 'CERTIFICATE')
    .map(({ rawData }) => new X509Certificate(rawData));
}

function withNative(parts: X509Certificate): ReadCertificate {
  const native = new NodeCertificate(Buffer.from(parts.rawData));
  return { parts, native, pem: native.toString() };
}

/** SHA-256 over the certificate, in hexadecimal. */
export function thumbprintOf({ native }: ReadCertificate): string {
  return native.fingerprint256.replaceAll(':', '').toLowerCase();
}

/** Reads one that was stored as it was read before. */
export function storedCertificate(pem: string): ReadCertificate {
  return withNative(new X509Certificate(pem));
}
