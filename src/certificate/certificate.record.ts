import type { StoredRecord } from '../shared/mongo/index.ts';
import type { CertificateDomain } from './certificate-domains.ts';

export interface CertificateFacts {
  readonly domain: CertificateDomain;
  readonly pem: string;
  /** SHA-256 over the certificate, in hexadecimal. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** An authority whose certificates are accepted in a domain. Its id is made of both, so that it is there once. */
export interface CaCertificateRecord extends StoredRecord, CertificateFacts {
  readonly isRoot: boolean;
}

/** A certificate that a partner has uploaded, and the one that the gateway has signed for it. */
export interface PartnerCertificateRecord extends StoredRecord, CertificateFacts {
  readonly partnerId: string;
  readonly signedPem: string;
  readonly signedValidTo: Date;
}
