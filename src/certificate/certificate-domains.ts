/** What partners of a kind are trusted for: authorities are known in one domain and not in another. */
export const certificateDomains = ['AUTH', 'MISP', 'DEVICE', 'FTM'] as const;

export type CertificateDomain = (typeof certificateDomains)[number];

/** In any letter case. */
export function findDomain(text: string): CertificateDomain | null {
  return certificateDomains.find((domain) => domain === text.toUpperCase()) ?? null;
}
