import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import { OidcClient, toOidcClient } from '../oidc-client/index.ts';
import type { Caller } from '../shared/caller.ts';
import { Acting, KeyedInput, PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { neverDelivered, toDelivery } from './delivery.mapper.ts';
import type { DeliveryState } from './delivery.record.ts';
import type { DeliveryService } from './delivery.service.ts';
import { Delivery, DeliveryConnection, DeliveryStateEnum, RedeliverOidcClientPayload } from './delivery.type.ts';

@InputType({ description: 'A client to hand to eSignet once more.' })
class RedeliverOidcClientInput extends KeyedInput {
  @Field(() => ID, { description: 'Its `client_id`. Problem: NOT_FOUND.' })
  id!: string;
}

const behind: readonly DeliveryState[] = ['PENDING', 'REFUSED'];

@Resolver(() => OidcClient)
export class DeliveryResolver {
  private readonly service: DeliveryService;

  constructor(service: DeliveryService) {
    this.service = service;
  }

  @FieldResolver(() => Delivery, {
    nullable: true,
    description: 'How eSignet stands to it; null when no eSignet is configured.',
  })
  async delivery(@Root() { id }: OidcClient): Promise<Delivery | null> {
    const found = await this.service.find(id);
    if (found === null) return null;
    return found === 'never' ? neverDelivered(id) : toDelivery(found);
  }

  @Query(() => DeliveryConnection, {
    description: 'What eSignet is behind with, the oldest first. For partner administrators.',
  })
  async oidcClientDeliveries(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('states', () => [DeliveryStateEnum], {
      nullable: true,
      description: 'Which ones; PENDING and REFUSED when nothing is said.',
    })
    states?: DeliveryState[] | null,
  ) {
    return DeliveryConnection.from(await this.service.behind(caller, states ?? behind, page), toDelivery);
  }

  @Mutation(() => RedeliverOidcClientPayload, {
    description:
      'Hands the latest version of a client to eSignet once more, whatever became of it before. For partner administrators. Problems: NOT_FOUND, DELIVERY_NOT_CONFIGURED, ESIGNET_REFUSED.',
  })
  redeliverOidcClient(
    @Acting() caller: Caller,
    @Arg('input', () => RedeliverOidcClientInput, { description: 'Which one.' }) input: RedeliverOidcClientInput,
  ) {
    return RedeliverOidcClientPayload.from(this.service.redeliver(caller, input.id), toOidcClient);
  }
}
