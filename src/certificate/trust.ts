import type { CertificateDomain } from './certificate-domains.ts';
import { storedCertificate, type ReadCertificate } from './certificate-text.ts';
import type { CaCertificateStore } from './certificate.store.ts';
import type { Authorities } from './chain.rules.ts';

const longestPath = 10;

/** The authorities of a domain that may have issued some certificates, or their issuers, up to the roots. */
export async function loadAuthorities(
  store: CaCertificateStore,
  domain: CertificateDomain,
  certificates: readonly ReadCertificate[],
): Promise<Authorities> {
  const known = new Map<string, ReadCertificate[]>();
  let names = issuersOf(certificates);
  for (let step = 0; step < longestPath && names.length > 0; step += 1) {
    const found: ReadCertificate[] = [];
    for (const name of names) {
      const named = (await store.findNamed(domain, name)).map(({ pem }) => storedCertificate(pem));
      known.set(name, named);
      found.push(...named);
    }
    names = issuersOf(found).filter((name) => !known.has(name));
  }
  return known;
}

function issuersOf(certificates: readonly ReadCertificate[]): string[] {
  return [...new Set(certificates.map(({ parts }) => parts.issuer))];
}

/** As the known ones, with some more that stand or fall together with them. */
export function withMore(known: Authorities, certificates: readonly ReadCertificate[]): Authorities {
  const all = new Map([...known].map(([name, named]) => [name, [...named]]));
  for (const certificate of certificates) {
    const { subject } = certificate.parts;
    all.set(subject, [...(all.get(subject) ?? []), certificate]);
  }
  return all;
}
