import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Partner, toPartner, type PartnerReader } from '../partner/index.ts';
import { Policy, toPolicy, type PolicyReader } from '../policy/index.ts';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { PolicyMappingFilter, PolicyMappingOrder } from './policy-mapping.input.ts';
import { toMappingQuery, toPolicyMapping } from './policy-mapping.mapper.ts';
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

  @Query(() => PolicyMapping, {
    nullable: true,
    description: 'One request for a policy; null when there is none with this id, or it is not yours.',
  })
  async policyMapping(
    @Ctx() { caller }: RequestContext,
    @Arg('id', () => ID, { description: 'UUID of the policy mapping.' }) id: string,
  ): Promise<PolicyMapping | null> {
    const record = await this.service.find(caller, id);
    return record === null ? null : toPolicyMapping(record);
  }

  @Query(() => PolicyMappingConnection, {
    description:
      "Requests for policies, newest first: all for partner administrators and managers, else your partners' own.",
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
    const listing = await this.service.list(caller, toMappingQuery(filter ?? {}, caller), order, page);
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

  @FieldResolver(() => Int, {
    description:
      'Active clients under it, which revoking would switch off; confirm it as `confirmClients`. Costs a query of its own.',
  })
  activeClientCount(@Root() { partnerId, policyId }: PolicyMapping): Promise<number> {
    return this.service.countActiveClients({ partnerId, policyId });
  }
}
