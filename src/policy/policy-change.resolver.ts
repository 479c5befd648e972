import { Arg, Mutation, Resolver } from 'type-graphql';
import type { Caller } from '../shared/caller.ts';
import { Acting } from '../shared/graphql/index.ts';
import {
  ClonePolicyInput,
  CreatePolicyInput,
  PolicyTransitionInput,
  UpdatePolicyInput,
} from './policy-change.input.ts';
import { toClonePolicy, toCreatePolicy, toPolicyTransition, toUpdatePolicy } from './policy-change.mapper.ts';
import type { PolicyChangeService } from './policy-change.service.ts';
import {
  ClonePolicyPayload,
  CreatePolicyPayload,
  DeactivatePolicyPayload,
  PublishPolicyPayload,
  UpdatePolicyPayload,
} from './policy-change.type.ts';
import { toPolicy } from './policy.mapper.ts';

@Resolver()
export class PolicyChangeResolver {
  private readonly service: PolicyChangeService;

  constructor(service: PolicyChangeService) {
    this.service = service;
  }

  @Mutation(() => CreatePolicyPayload, { description: 'Drafts a policy. For policy managers.' })
  createPolicy(
    @Acting() caller: Caller,
    @Arg('input', () => CreatePolicyInput, { description: 'The new policy.' }) input: CreatePolicyInput,
  ) {
    return CreatePolicyPayload.from(this.service.create(caller, toCreatePolicy(input)), toPolicy);
  }

  @Mutation(() => UpdatePolicyPayload, { description: 'Changes a draft. For policy managers.' })
  updatePolicy(
    @Acting() caller: Caller,
    @Arg('input', () => UpdatePolicyInput, { description: 'What to change.' }) input: UpdatePolicyInput,
  ) {
    return UpdatePolicyPayload.from(this.service.update(caller, toUpdatePolicy(input)), toPolicy);
  }

  @Mutation(() => ClonePolicyPayload, {
    description:
      'Drafts a copy of a policy, usually in another group. What is wrong with the content of the source is shown at `id`. For policy managers.',
  })
  clonePolicy(
    @Acting() caller: Caller,
    @Arg('input', () => ClonePolicyInput, { description: 'What to copy, and where to.' }) input: ClonePolicyInput,
  ) {
    return ClonePolicyPayload.from(this.service.clone(caller, toClonePolicy(input)), toPolicy);
  }

  @Mutation(() => PublishPolicyPayload, {
    description:
      'Publishes a draft: from then on partners can ask for it, and it never changes. Look at `policyPreview` first. Problems: POLICY_NOT_DRAFT, POLICY_GROUP_INACTIVE. For policy managers.',
  })
  publishPolicy(
    @Acting() caller: Caller,
    @Arg('input', () => PolicyTransitionInput, { description: 'Which one.' }) input: PolicyTransitionInput,
  ) {
    return PublishPolicyPayload.from(this.service.publish(caller, toPolicyTransition(input)), toPolicy);
  }

  @Mutation(() => DeactivatePolicyPayload, {
    description:
      'Withdraws a published policy for ever. Look at `dependants` first: nobody may be approved for it or have asked for it. Problems: POLICY_IS_DRAFT, POLICY_INACTIVE (withdrawn already), POLICY_HAS_APPROVED_MAPPINGS, POLICY_HAS_REQUESTED_MAPPINGS. For policy managers.',
  })
  deactivatePolicy(
    @Acting() caller: Caller,
    @Arg('input', () => PolicyTransitionInput, { description: 'Which one.' }) input: PolicyTransitionInput,
  ) {
    return DeactivatePolicyPayload.from(this.service.deactivate(caller, toPolicyTransition(input)), toPolicy);
  }
}
