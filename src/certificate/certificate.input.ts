import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, orderOf } from '../shared/graphql/index.ts';
import type { CertificateDomain } from './certificate-domains.ts';
import { CertificateDomainEnum } from './certificate.type.ts';

const dryRun = 'Check everything and answer what would be, but write nothing.';
const expiresSoon = 'With `true` only certificates that have expired, or will within 30 days.';

@InputType({ description: 'The certificate of an authority, or a chain of them.' })
export class UploadCaCertificateInput extends KeyedInput {
  @Field(() => CertificateDomainEnum, { description: 'What it is to be trusted for.' })
  domain!: CertificateDomain;

  @Field(() => String, {
    description:
      'PEM, or PKCS#7 in PEM or Base64; 1 to 10 certificates, at most 64,000 characters. A root signs itself; any other must lead to one that is known in the domain or comes along. RSA of 2,048 to 8,192 bits, or EC P-256, P-384, P-521; signed with SHA-256 or better. Problems: REQUIRED, CERTIFICATE_UNREADABLE, CERTIFICATE_NOT_A_CA, CERTIFICATE_EXISTS, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_KEY_WEAK, CERTIFICATE_SIGNATURE_WEAK, CERTIFICATE_ISSUER_UNKNOWN.',
  })
  certificates!: string;

  @Field(() => Boolean, { nullable: true, description: dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'The certificate of a partner.' })
export class UploadPartnerCertificateInput extends KeyedInput {
  @Field(() => ID, {
    description: 'The partner. Problems: PARTNER_NOT_FOUND, PARTNER_INACTIVE, POLICY_GROUP_REQUIRED.',
  })
  partnerId!: string;

  @Field(() => CertificateDomainEnum, { description: 'What it is to be trusted for.' })
  domain!: CertificateDomain;

  @Field(() => String, {
    description:
      'PEM; of several the first. Issued by an authority that is known in the domain, with the name of the partner as O, keys and signature as for authorities. Problems: REQUIRED, CERTIFICATE_UNREADABLE, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_NAME_MISMATCH, CERTIFICATE_KEY_WEAK, CERTIFICATE_SIGNATURE_WEAK, CERTIFICATE_SELF_SIGNED, CERTIFICATE_ISSUER_UNKNOWN.',
  })
  certificate!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the partner that this is based on, which changes with its certificate. Problem: VERSION_CONFLICT, with the current version.',
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'Which certificates of authorities to list; conditions add up.' })
export class CaCertificateFilter {
  @Field(() => CertificateDomainEnum, { nullable: true, description: 'Only those trusted for this.' })
  domain?: CertificateDomain | null;

  @Field(() => Boolean, { nullable: true, description: expiresSoon })
  expiresSoon?: boolean | null;
}

@InputType({ description: 'Which certificates of partners to list; conditions add up.' })
export class PartnerCertificateFilter extends CaCertificateFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this partner.' })
  partnerId?: string | null;
}

export const CertificateOrder = orderOf('Certificate', 'certificates', {
  CREATED_AT: ['createdAt', 'When they were uploaded.'],
  VALID_TO: ['validTo', 'When they expire.'],
});
export type CertificateOrder = InstanceType<typeof CertificateOrder>;
