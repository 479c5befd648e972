import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PartnerReader } from '../partner/index.ts';
import { pairResolverOf } from '../policy-mapping/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Caller } from '../shared/caller.ts';
import { Acting, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import {
  CreateMispLicenseInput,
  CredentialFilter,
  CredentialOrder,
  DeactivateMispLicenseInput,
} from './credential.input.ts';
import { toMispLicense, toCreateMispLicense, toIssuedMispLicense } from './credential.mapper.ts';
import {
  MispLicense,
  MispLicenseConnection,
  CreateMispLicensePayload,
  DeactivateMispLicensePayload,
} from './credential.type.ts';
import type { MispLicenseService } from './misp-license.service.ts';

@Resolver(() => MispLicense)
export class MispLicenseResolver extends pairResolverOf(MispLicense, {
  partner: 'Whose it is.',
  policy: 'The policy that it stands under.',
}) {
  private readonly service: MispLicenseService;

  constructor(service: MispLicenseService, partners: PartnerReader, policies: PolicyReader) {
    super(partners, policies);
    this.service = service;
  }

  @Query(() => MispLicenseConnection, {
    description:
      "Licences of infrastructure providers (MISP) without their values, newest first: all for partner administrators, else your partners' own.",
  })
  async mispLicenses(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CredentialFilter, { nullable: true, description: 'Which ones.' })
    filter?: CredentialFilter | null,
    @Arg('orderBy', () => CredentialOrder, { nullable: true, description: 'In which order.' })
    orderBy?: CredentialOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return MispLicenseConnection.from(listing, toMispLicense);
  }

  @Mutation(() => CreateMispLicensePayload, {
    description:
      'Makes the licence of a MISP partner from an approved policy mapping. Its value is in this answer and never shown again.',
  })
  createMispLicense(
    @Acting() caller: Caller,
    @Arg('input', () => CreateMispLicenseInput, { description: 'What to make.' }) input: CreateMispLicenseInput,
  ) {
    return CreateMispLicensePayload.from(this.service.create(caller, toCreateMispLicense(input)), toIssuedMispLicense);
  }

  @Mutation(() => DeactivateMispLicensePayload, { description: 'Switches a licence off, for ever.' })
  deactivateMispLicense(
    @Acting() caller: Caller,
    @Arg('input', () => DeactivateMispLicenseInput, { description: 'Which one.' }) input: DeactivateMispLicenseInput,
  ) {
    const { id, expectedVersion = null } = input;
    return DeactivateMispLicensePayload.from(this.service.deactivate(caller, { id, expectedVersion }), toMispLicense);
  }
}
