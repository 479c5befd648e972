import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PartnerReader } from '../partner/index.ts';
import { pairResolverOf } from '../policy-mapping/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Caller } from '../shared/caller.ts';
import { Acting, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import {
  ChangeApiKeyPolicyInput,
  CreateApiKeyInput,
  CredentialFilter,
  CredentialOrder,
  DeactivateApiKeyInput,
} from './credential.input.ts';
import { toApiKey, toCreateApiKey, toIssuedApiKey } from './credential.mapper.ts';
import {
  ApiKey,
  ApiKeyConnection,
  ChangeApiKeyPolicyPayload,
  CreateApiKeyPayload,
  DeactivateApiKeyPayload,
} from './credential.type.ts';
import type { ApiKeyService } from './api-key.service.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver extends pairResolverOf(ApiKey, {
  partner: 'Whose it is.',
  policy: 'The policy that it stands under.',
}) {
  private readonly service: ApiKeyService;

  constructor(service: ApiKeyService, partners: PartnerReader, policies: PolicyReader) {
    super(partners, policies);
    this.service = service;
  }

  @Query(() => ApiKeyConnection, {
    description:
      "API keys without their values, newest first: all for partner administrators and managers, else your partners' own.",
  })
  async apiKeys(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CredentialFilter, { nullable: true, description: 'Which ones.' })
    filter?: CredentialFilter | null,
    @Arg('orderBy', () => CredentialOrder, { nullable: true, description: 'In which order.' })
    orderBy?: CredentialOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return ApiKeyConnection.from(listing, toApiKey);
  }

  @Mutation(() => CreateApiKeyPayload, {
    description: 'Makes an API key from an approved policy mapping. Its value is in this answer and never shown again.',
  })
  createApiKey(
    @Acting() caller: Caller,
    @Arg('input', () => CreateApiKeyInput, { description: 'What to make.' }) input: CreateApiKeyInput,
  ) {
    return CreateApiKeyPayload.from(this.service.create(caller, toCreateApiKey(input)), toIssuedApiKey);
  }

  @Mutation(() => DeactivateApiKeyPayload, { description: 'Switches an API key off, for ever.' })
  deactivateApiKey(
    @Acting() caller: Caller,
    @Arg('input', () => DeactivateApiKeyInput, { description: 'Which one.' }) input: DeactivateApiKeyInput,
  ) {
    const change = {
      key: { id: input.id },
      status: 'INACTIVE',
      expectedVersion: input.expectedVersion ?? null,
    } as const;
    return DeactivateApiKeyPayload.from(this.service.changeStatus(caller, change), toApiKey);
  }

  @Mutation(() => ChangeApiKeyPolicyPayload, {
    description:
      'Moves an API key to another policy; its value stays as it is, and it ends no later than that policy. For partner administrators and managers; others are FORBIDDEN.',
  })
  changeApiKeyPolicy(
    @Acting() caller: Caller,
    @Arg('input', () => ChangeApiKeyPolicyInput, { description: 'Which one, and where to.' })
    { id, policyId, expectedVersion = null }: ChangeApiKeyPolicyInput,
  ) {
    const change = this.service.changePolicy(caller, { key: { id }, policyId, expectedVersion });
    return ChangeApiKeyPolicyPayload.from(change, toApiKey);
  }
}
