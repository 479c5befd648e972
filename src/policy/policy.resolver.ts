import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  PolicyGroup,
  toClientCounts,
  toMappingCounts,
  toPolicyGroup,
  type PolicyGroupReader,
} from '../policy-group/index.ts';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { PolicyDependants, PolicyPreview } from './policy-insight.type.ts';
import { PolicyFilter, PolicyOrder } from './policy.input.ts';
import { toPolicy } from './policy.mapper.ts';
import type { PolicyReader } from './policy.reader.ts';
import type { PolicyService } from './policy.service.ts';
import { Policy, PolicyConnection, PolicyGrants } from './policy.type.ts';

@Resolver(() => Policy)
export class PolicyResolver {
  private readonly service: PolicyService;
  private readonly reader: PolicyReader;
  private readonly groups: PolicyGroupReader;

  constructor(service: PolicyService, reader: PolicyReader, groups: PolicyGroupReader) {
    this.service = service;
    this.reader = reader;
    this.groups = groups;
  }

  @Query(() => Policy, {
    nullable: true,
    description: 'One policy; null when there is none with this id, or it is a draft and not yours to see.',
  })
  async policy(
    @Ctx() { caller }: RequestContext,
    @Arg('id', () => ID, { description: 'UUID of the policy.' }) id: string,
  ): Promise<Policy | null> {
    const record = await this.service.find(caller, id);
    return record === null ? null : toPolicy(record);
  }

  @Query(() => PolicyConnection, {
    description: 'Policies, newest first unless told otherwise. Drafts are listed for policy managers only.',
  })
  async policies(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PolicyFilter, { nullable: true, description: 'Which ones.' }) filter?: PolicyFilter | null,
    @Arg('orderBy', () => PolicyOrder, { nullable: true, description: 'In which order.' }) orderBy?: PolicyOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return PolicyConnection.from(listing, toPolicy);
  }

  @Query(() => PolicyPreview, {
    nullable: true,
    description:
      'What OIDC clients would get under a policy, for instance before a draft is published; null when there is none with this id, or it is a draft and not yours to see.',
  })
  async policyPreview(
    @Ctx() { caller }: RequestContext,
    @Arg('id', () => ID, { description: 'UUID of the policy.' }) id: string,
    @Arg('against', () => ID, { nullable: true, description: 'UUID of a policy to compare it with.' })
    against?: string | null,
  ): Promise<PolicyPreview | null> {
    const preview = await this.service.preview(caller, id, against ?? null);
    return preview === null ? null : { ...preview.grants, difference: preview.difference };
  }

  @FieldResolver(() => PolicyGroup, { description: 'The group it belongs to.' })
  async group(@Root() policy: Policy): Promise<PolicyGroup> {
    return toPolicyGroup(await this.groups.get(policy.groupId));
  }

  @FieldResolver(() => PolicyGrants, { description: 'What a client under this policy would receive.' })
  grants(@Root() policy: Policy): PolicyGrants {
    return this.reader.grants(policy);
  }

  @FieldResolver(() => PolicyDependants, {
    description: 'What depends on it. For policy managers (FORBIDDEN otherwise); costs two counts.',
  })
  async dependants(@Ctx() { caller }: RequestContext, @Root() { id }: Policy): Promise<PolicyDependants> {
    const { mappings, clients } = await this.service.dependants(caller, id);
    return { policyMappings: toMappingCounts(mappings), oidcClients: toClientCounts(clients) };
  }
}
