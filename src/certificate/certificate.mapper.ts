import type { UploadCaCertificate } from './ca-certificate.service.ts';
import type { UploadCaCertificateInput, UploadPartnerCertificateInput } from './certificate.input.ts';
import type { CaCertificateRecord, CertificateFacts, PartnerCertificateRecord } from './certificate.record.ts';
import type { CaCertificate, PartnerCertificate } from './certificate.type.ts';
import type { UploadPartnerCertificate } from './partner-certificate.service.ts';

export function toCaCertificate(record: CaCertificateRecord): CaCertificate {
  const { id, isRoot, createdAt } = record;
  return { id, isRoot, createdAt, ...factsOf(record) };
}

export function toPartnerCertificate(record: PartnerCertificateRecord): PartnerCertificate {
  const { id, partnerId, signedPem, signedValidTo, createdAt } = record;
  return { id, partnerId, signedPem, signedValidTo, createdAt, ...factsOf(record) };
}

export function toUploadCa({ domain, certificates, dryRun }: UploadCaCertificateInput): UploadCaCertificate {
  return { domain, certificates, dryRun: dryRun ?? false };
}

export function toUploadPartner(input: UploadPartnerCertificateInput): UploadPartnerCertificate {
  const { partnerId, domain, certificate, expectedVersion, dryRun } = input;
  return { partnerId, domain, certificate, expectedVersion: expectedVersion ?? null, dryRun: dryRun ?? false };
}

function factsOf({ domain, pem, thumbprint, subject, issuer, validFrom, validTo }: CertificateFacts): CertificateFacts {
  return { domain, pem, thumbprint, subject, issuer, validFrom, validTo };
}
