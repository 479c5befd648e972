import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Caller } from '../shared/caller.ts';
import { Acting, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { toGroupDependants } from './dependants.mapper.ts';
import { PolicyGroupDependants } from './dependants.type.ts';
import {
  CreatePolicyGroupInput,
  PolicyGroupFilter,
  PolicyGroupOrder,
  PolicyGroupTransitionInput,
  UpdatePolicyGroupInput,
} from './policy-group.input.ts';
import { toCreateGroup, toGroupTransition, toPolicyGroup, toUpdateGroup } from './policy-group.mapper.ts';
import type { PolicyGroupService } from './policy-group.service.ts';
import {
  ActivatePolicyGroupPayload,
  CreatePolicyGroupPayload,
  DeactivatePolicyGroupPayload,
  PolicyGroup,
  PolicyGroupConnection,
  UpdatePolicyGroupPayload,
} from './policy-group.type.ts';

@Resolver(() => PolicyGroup)
export class PolicyGroupResolver {
  private readonly service: PolicyGroupService;

  constructor(service: PolicyGroupService) {
    this.service = service;
  }

  @Query(() => PolicyGroup, { nullable: true, description: 'One policy group; null when there is none with this id.' })
  async policyGroup(
    @Arg('id', () => ID, { description: 'UUID of the group.' }) id: string,
  ): Promise<PolicyGroup | null> {
    const record = await this.service.find(id);
    return record === null ? null : toPolicyGroup(record);
  }

  @Query(() => PolicyGroupConnection, { description: 'Policy groups, newest first unless told otherwise.' })
  async policyGroups(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PolicyGroupFilter, { nullable: true, description: 'Which ones.' })
    filter?: PolicyGroupFilter | null,
    @Arg('orderBy', () => PolicyGroupOrder, { nullable: true, description: 'In which order.' })
    orderBy?: PolicyGroupOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(filter ?? {}, order, page);
    return PolicyGroupConnection.from(listing, toPolicyGroup);
  }

  @Mutation(() => CreatePolicyGroupPayload, { description: 'Creates a policy group. For policy managers.' })
  createPolicyGroup(
    @Acting() caller: Caller,
    @Arg('input', () => CreatePolicyGroupInput, { description: 'The new group.' }) input: CreatePolicyGroupInput,
  ) {
    return CreatePolicyGroupPayload.from(this.service.create(caller, toCreateGroup(input)), toPolicyGroup);
  }

  @Mutation(() => UpdatePolicyGroupPayload, {
    description: 'Changes the name or the description of a policy group. For policy managers.',
  })
  updatePolicyGroup(
    @Acting() caller: Caller,
    @Arg('input', () => UpdatePolicyGroupInput, { description: 'What to change.' }) input: UpdatePolicyGroupInput,
  ) {
    return UpdatePolicyGroupPayload.from(this.service.update(caller, toUpdateGroup(input)), toPolicyGroup);
  }

  @Mutation(() => ActivatePolicyGroupPayload, {
    description: 'Opens a policy group again; does nothing where it is active. For policy managers.',
  })
  activatePolicyGroup(
    @Acting() caller: Caller,
    @Arg('input', () => PolicyGroupTransitionInput, { description: 'Which one.' }) input: PolicyGroupTransitionInput,
  ) {
    return ActivatePolicyGroupPayload.from(this.service.activate(caller, toGroupTransition(input)), toPolicyGroup);
  }

  @Mutation(() => DeactivatePolicyGroupPayload, {
    description:
      'Closes a policy group that has neither drafts nor activated policies. Problems: POLICY_GROUP_INACTIVE (closed already), POLICY_GROUP_HAS_ACTIVE_POLICIES, POLICY_GROUP_HAS_DRAFTS. For policy managers.',
  })
  deactivatePolicyGroup(
    @Acting() caller: Caller,
    @Arg('input', () => PolicyGroupTransitionInput, { description: 'Which one.' }) input: PolicyGroupTransitionInput,
  ) {
    return DeactivatePolicyGroupPayload.from(this.service.deactivate(caller, toGroupTransition(input)), toPolicyGroup);
  }

  @FieldResolver(() => PolicyGroupDependants, {
    description: 'What depends on the group. For policy managers (FORBIDDEN otherwise); costs three counts.',
  })
  async dependants(@Ctx() { caller }: RequestContext, @Root() { id }: PolicyGroup): Promise<PolicyGroupDependants> {
    return toGroupDependants(await this.service.dependants(caller, id));
  }
}
