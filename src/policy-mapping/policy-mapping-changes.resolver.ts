import { Arg, Mutation, Resolver } from 'type-graphql';
import type { Caller } from '../shared/caller.ts';
import { Acting } from '../shared/graphql/index.ts';
import type { PolicyMappingChangesService } from './policy-mapping-changes.service.ts';
import {
  ApprovePolicyMappingInput,
  RejectPolicyMappingInput,
  RequestPolicyMappingInput,
  RevokePolicyMappingInput,
} from './policy-mapping.input.ts';
import { toPolicyMapping, toRequestMapping, toTransition } from './policy-mapping.mapper.ts';
import {
  ApprovePolicyMappingPayload,
  RejectPolicyMappingPayload,
  RequestPolicyMappingPayload,
  RevokePolicyMappingPayload,
} from './policy-mapping.type.ts';

@Resolver()
export class PolicyMappingChangesResolver {
  private readonly service: PolicyMappingChangesService;

  constructor(service: PolicyMappingChangesService) {
    this.service = service;
  }

  @Mutation(() => RequestPolicyMappingPayload, {
    description: 'Asks for a policy, for a partner of yours. A partner has at most one open request for a policy.',
  })
  requestPolicyMapping(
    @Acting() caller: Caller,
    @Arg('input', () => RequestPolicyMappingInput, { description: 'What is asked for.' })
    input: RequestPolicyMappingInput,
  ) {
    return RequestPolicyMappingPayload.from(this.service.request(caller, toRequestMapping(input)), toPolicyMapping);
  }

  @Mutation(() => ApprovePolicyMappingPayload, {
    description: 'Approves a request. For partner administrators and managers; others are FORBIDDEN.',
  })
  approvePolicyMapping(
    @Acting() caller: Caller,
    @Arg('input', () => ApprovePolicyMappingInput, { description: 'Which one.' }) input: ApprovePolicyMappingInput,
  ) {
    return ApprovePolicyMappingPayload.from(this.service.approve(caller, toTransition(input)), toPolicyMapping);
  }

  @Mutation(() => RejectPolicyMappingPayload, {
    description:
      'Rejects a request, whatever became of the policy meanwhile. For partner administrators and managers; others are FORBIDDEN.',
  })
  rejectPolicyMapping(
    @Acting() caller: Caller,
    @Arg('input', () => RejectPolicyMappingInput, { description: 'Which one, and why.' })
    input: RejectPolicyMappingInput,
  ) {
    return RejectPolicyMappingPayload.from(this.service.reject(caller, toTransition(input)), toPolicyMapping);
  }

  @Mutation(() => RevokePolicyMappingPayload, {
    description:
      'Withdraws an approval: all active clients, API keys and licences under it become INACTIVE with the reason, at once or not at all. For partner administrators and managers; others are FORBIDDEN.',
  })
  revokePolicyMapping(
    @Acting() caller: Caller,
    @Arg('input', () => RevokePolicyMappingInput, { description: 'Which one, and why.' })
    input: RevokePolicyMappingInput,
  ) {
    return RevokePolicyMappingPayload.from(this.service.revoke(caller, toTransition(input)), toPolicyMapping);
  }
}
