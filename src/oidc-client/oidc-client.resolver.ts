import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { PartnerReader } from '../partner/index.ts';
import { pairResolverOf } from '../policy-mapping/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Caller } from '../shared/caller.ts';
import { Acting, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import {
  CreateOidcClientInput,
  OidcClientFilter,
  OidcClientOrder,
  UpdateOidcClientInput,
} from './oidc-client.input.ts';
import { toCreateClient, toOidcClient, toUpdateClient } from './oidc-client.mapper.ts';
import type { OidcClientService } from './oidc-client.service.ts';
import {
  CreateOidcClientPayload,
  OidcClient,
  OidcClientConnection,
  UpdateOidcClientPayload,
} from './oidc-client.type.ts';

@Resolver(() => OidcClient)
export class OidcClientResolver extends pairResolverOf(OidcClient, {
  partner: 'The partner that it belongs to.',
  policy: 'The policy that it stands under.',
}) {
  private readonly service: OidcClientService;

  constructor(service: OidcClientService, partners: PartnerReader, policies: PolicyReader) {
    super(partners, policies);
    this.service = service;
  }

  @Query(() => OidcClient, {
    nullable: true,
    description: 'One OIDC client; null when there is none with this id, or it is not yours.',
  })
  async oidcClient(
    @Ctx() { caller }: RequestContext,
    @Arg('id', () => ID, { description: 'The `client_id`.' }) id: string,
  ): Promise<OidcClient | null> {
    const record = await this.service.find(caller, id);
    return record === null ? null : toOidcClient(record);
  }

  @Query(() => OidcClientConnection, {
    description:
      "OIDC clients, newest first unless told otherwise: all for partner administrators, else your partners' own.",
  })
  async oidcClients(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OidcClientFilter, { nullable: true, description: 'Which ones.' })
    filter?: OidcClientFilter | null,
    @Arg('orderBy', () => OidcClientOrder, { nullable: true, description: 'In which order.' })
    orderBy?: OidcClientOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return OidcClientConnection.from(listing, toOidcClient);
  }

  @Mutation(() => CreateOidcClientPayload, {
    description:
      'Creates an OIDC client for a partner of yours, under a policy that is approved for the partner. Waits a moment for eSignet, where one is configured: what it refuses is taken back (problem ESIGNET_REFUSED), what it has not answered yet is PENDING in `delivery`.',
  })
  createOidcClient(
    @Acting() caller: Caller,
    @Arg('input', () => CreateOidcClientInput, { description: 'The new client.' }) input: CreateOidcClientInput,
  ) {
    return CreateOidcClientPayload.from(this.service.create(caller, toCreateClient(input)), toOidcClient);
  }

  @Mutation(() => UpdateOidcClientPayload, {
    description:
      'Changes an OIDC client, or its status, or both at once. Waits for eSignet as `createOidcClient` does (problem ESIGNET_REFUSED).',
  })
  updateOidcClient(
    @Acting() caller: Caller,
    @Arg('input', () => UpdateOidcClientInput, { description: 'What to change.' }) input: UpdateOidcClientInput,
  ) {
    return UpdateOidcClientPayload.from(this.service.update(caller, toUpdateClient(input)), toOidcClient);
  }
}
