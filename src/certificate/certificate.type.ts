import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, payloadOf } from '../shared/graphql/index.ts';
import type { CertificateDomain } from './certificate-domains.ts';

export const CertificateDomainEnum = { AUTH: 'AUTH', MISP: 'MISP', DEVICE: 'DEVICE', FTM: 'FTM' } as const;
registerEnumType(CertificateDomainEnum, {
  name: 'CertificateDomain',
  description: "What a certificate is trusted for; MOSIP's partner domains.",
  valuesConfig: {
    AUTH: { description: 'Authentication and credential partners.' },
    MISP: { description: 'Infrastructure providers, eSignet itself among them.' },
    DEVICE: { description: 'Makers of biometric devices.' },
    FTM: { description: 'Makers of foundational trust modules (chips).' },
  },
});

@ObjectType({ description: 'The certificate of an authority: partners may come with certificates that it has issued.' })
export class CaCertificate {
  @Field(() => ID, { description: 'Domain and thumbprint: a certificate is there once in each domain.' })
  id!: string;

  @Field(() => CertificateDomainEnum, { description: 'What it is trusted for.' })
  domain!: CertificateDomain;

  @Field(() => String, { description: 'Whom it was issued to (RFC 4514).' })
  subject!: string;

  @Field(() => String, { description: 'Who has issued it (RFC 4514).' })
  issuer!: string;

  @Field(() => Boolean, { description: 'Whether it is a root, signed by its own key.' })
  isRoot!: boolean;

  @Field(() => String, { description: 'SHA-256 over the certificate, in hexadecimal.' })
  thumbprint!: string;

  @Field(() => DateTime, { description: 'Valid from (UTC).' })
  validFrom!: Date;

  @Field(() => DateTime, { description: 'Valid until (UTC).' })
  validTo!: Date;

  @Field(() => String, { description: 'The certificate itself, PEM.' })
  pem!: string;

  @Field(() => DateTime, { description: 'When it was uploaded (UTC).' })
  createdAt!: Date;
}

@ObjectType({ description: 'A certificate that a partner has uploaded. Replaced ones stay in the list.' })
export class PartnerCertificate {
  @Field(() => ID, { description: 'Given by the gateway.' })
  id!: string;

  @Field(() => ID, { description: 'The partner that it belongs to.' })
  partnerId!: string;

  @Field(() => CertificateDomainEnum, { description: 'What it is trusted for.' })
  domain!: CertificateDomain;

  @Field(() => String, { description: 'Whom it was issued to (RFC 4514); O is the name of the partner.' })
  subject!: string;

  @Field(() => String, { description: 'Who has issued it (RFC 4514).' })
  issuer!: string;

  @Field(() => String, { description: 'SHA-256 over the certificate, in hexadecimal.' })
  thumbprint!: string;

  @Field(() => DateTime, { description: 'Valid from (UTC).' })
  validFrom!: Date;

  @Field(() => DateTime, { description: 'Valid until (UTC).' })
  validTo!: Date;

  @Field(() => String, { description: 'The certificate as uploaded, PEM.' })
  pem!: string;

  @Field(() => String, { description: 'The same key and name, signed by the gateway, PEM.' })
  signedPem!: string;

  @Field(() => DateTime, {
    description:
      'Until when the signed certificate is valid (UTC): a year, and never longer than the uploaded one or that of the gateway.',
  })
  signedValidTo!: Date;

  @Field(() => DateTime, { description: 'When it was uploaded (UTC).' })
  createdAt!: Date;
}

export const CaCertificateConnection = connectionOf(CaCertificate, 'CaCertificate', 'certificates of authorities');
export const PartnerCertificateConnection = connectionOf(
  PartnerCertificate,
  'PartnerCertificate',
  'certificates of partners',
);

export const UploadCaCertificatePayload = payloadOf(CaCertificate, 'UploadCaCertificatePayload', 'caCertificate');
export const UploadPartnerCertificatePayload = payloadOf(
  PartnerCertificate,
  'UploadPartnerCertificatePayload',
  'partnerCertificate',
);
