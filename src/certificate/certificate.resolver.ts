import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Partner } from '../partner/index.ts';
import type { Caller } from '../shared/caller.ts';
import { Acting, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import type { CaCertificateService } from './ca-certificate.service.ts';
import {
  CaCertificateFilter,
  CertificateOrder,
  PartnerCertificateFilter,
  UploadCaCertificateInput,
  UploadPartnerCertificateInput,
} from './certificate.input.ts';
import { toCaCertificate, toPartnerCertificate, toUploadCa, toUploadPartner } from './certificate.mapper.ts';
import {
  CaCertificateConnection,
  PartnerCertificate,
  PartnerCertificateConnection,
  UploadCaCertificatePayload,
  UploadPartnerCertificatePayload,
} from './certificate.type.ts';
import type { PartnerCertificateService } from './partner-certificate.service.ts';

const newestFirst = { field: 'createdAt', direction: 'DESC' } as const;

@Resolver(() => Partner)
export class CertificateResolver {
  private readonly authorities: CaCertificateService;
  private readonly certificates: PartnerCertificateService;

  constructor(authorities: CaCertificateService, certificates: PartnerCertificateService) {
    this.authorities = authorities;
    this.certificates = certificates;
  }

  @Query(() => CaCertificateConnection, {
    description:
      'Certificates of authorities, newest first unless told otherwise. For partner administrators and managers; others are FORBIDDEN.',
  })
  async caCertificates(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CaCertificateFilter, { nullable: true, description: 'Which ones.' })
    filter?: CaCertificateFilter | null,
    @Arg('orderBy', () => CertificateOrder, { nullable: true, description: 'In which order.' })
    orderBy?: CertificateOrder | null,
  ) {
    const listing = await this.authorities.list(caller, filter ?? {}, orderBy ?? newestFirst, page);
    return CaCertificateConnection.from(listing, toCaCertificate);
  }

  @Query(() => PartnerCertificateConnection, {
    description:
      "Certificates of partners, newest first unless told otherwise: all for partner administrators and managers, else your partners' own.",
  })
  async partnerCertificates(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PartnerCertificateFilter, { nullable: true, description: 'Which ones.' })
    filter?: PartnerCertificateFilter | null,
    @Arg('orderBy', () => CertificateOrder, { nullable: true, description: 'In which order.' })
    orderBy?: CertificateOrder | null,
  ) {
    const listing = await this.certificates.list(caller, filter ?? {}, orderBy ?? newestFirst, page);
    return PartnerCertificateConnection.from(listing, toPartnerCertificate);
  }

  @Mutation(() => UploadCaCertificatePayload, {
    description:
      'For partner administrators and managers; others are FORBIDDEN. Lets partners come with certificates of an authority. Of a chain all that are new are kept; the answer shows the first of them.',
  })
  uploadCaCertificate(
    @Acting() caller: Caller,
    @Arg('input', () => UploadCaCertificateInput, { description: 'The certificate.' }) input: UploadCaCertificateInput,
  ) {
    return UploadCaCertificatePayload.from(this.authorities.upload(caller, toUploadCa(input)), toCaCertificate);
  }

  @Mutation(() => UploadPartnerCertificatePayload, {
    description:
      'Takes the certificate of a partner of yours, signs it, and makes the partner approved and active. The same certificate again gives the same answer.',
  })
  uploadPartnerCertificate(
    @Acting() caller: Caller,
    @Arg('input', () => UploadPartnerCertificateInput, { description: 'The certificate.' })
    input: UploadPartnerCertificateInput,
  ) {
    const change = this.certificates.upload(caller, toUploadPartner(input));
    return UploadPartnerCertificatePayload.from(change, toPartnerCertificate);
  }

  @FieldResolver(() => PartnerCertificate, {
    nullable: true,
    description: 'Its certificate of now; null as long as it has uploaded none.',
  })
  async certificate(@Root() { certificateId }: Partner): Promise<PartnerCertificate | null> {
    const record = await this.certificates.findCurrent(certificateId);
    return record === null ? null : toPartnerCertificate(record);
  }
}
