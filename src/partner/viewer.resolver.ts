import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { actionsOf } from '../shared/access.ts';
import type { RequestContext } from '../shared/graphql/index.ts';
import { toPartner } from './partner.mapper.ts';
import type { PartnerService } from './partner.service.ts';
import { Partner } from './partner.type.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  private readonly service: PartnerService;

  constructor(service: PartnerService) {
    this.service = service;
  }

  @Query(() => Viewer, { description: 'Who you are and what you may do.' })
  async viewer(@Ctx() { caller }: RequestContext): Promise<Viewer> {
    return { id: caller.userId, roles: [...caller.roles], can: await actionsOf(caller) };
  }

  @FieldResolver(() => [Partner], { description: 'The partners that you own, at most 1,000.' })
  async partners(@Ctx() { caller }: RequestContext): Promise<Partner[]> {
    return (await this.service.owned(caller)).map(toPartner);
  }
}
