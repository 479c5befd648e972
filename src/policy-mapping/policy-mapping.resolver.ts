import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Partner, toPartner, type PartnerReader } from '../partner/index.ts';
import { Policy, toPolicy, type PolicyReader } from '../policy/index.ts';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { PolicyMappingFilter, PolicyMappingOrder } from './policy-mapping.input.ts';
import { toPolicyMapping } from './policy-mapping.mapper.ts';
import type { PolicyMappingService } from './policy-mapping.service.ts';
import { PolicyMapping, PolicyMappingConnection } from './policy-mapping.type.ts';

@Resolver(() => PolicyMapping)
export class PolicyMappingResolver {
  private readonly service: PolicyMappingService;
  private readonly partners: PartnerReader;
  private readonly policies: PolicyReader;

  constructor(service: PolicyMappingService, partners: PartnerReader, policies: PolicyReader) {
    this.service = service;
    this.partners = partners;
    this.policies = policies;
  }

  @Query(() => PolicyMappingConnection, {
    description: "Requests for policies, newest first: all for partner administrators, else your partners' own.",
  })
  async policyMappings(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PolicyMappingFilter, { nullable: true, description: 'Which ones.' })
    filter?: PolicyMappingFilter | null,
    @Arg('orderBy', () => PolicyMappingOrder, { nullable: true, description: 'In which order.' })
    orderBy?: PolicyMappingOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return PolicyMappingConnection.from(listing, toPolicyMapping);
  }

  @FieldResolver(() => Partner, { description: 'Who asked.' })
  async partner(@Root() { partnerId }: PolicyMapping): Promise<Partner> {
    return toPartner(await this.partners.get(partnerId));
  }

  @FieldResolver(() => Policy, { description: 'What was asked for.' })
  async policy(@Root() { policyId }: PolicyMapping): Promise<Policy> {
    return toPolicy(await this.policies.get(policyId));
  }
}
