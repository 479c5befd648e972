import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { Viewer } from '../partner/index.ts';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { toMappingQuery, toPolicyMapping } from './policy-mapping.mapper.ts';
import type { PolicyMappingService } from './policy-mapping.service.ts';
import { PolicyMappingConnection } from './policy-mapping.type.ts';

@Resolver(() => Viewer)
export class ViewerMappingsResolver {
  private readonly service: PolicyMappingService;

  constructor(service: PolicyMappingService) {
    this.service = service;
  }

  @FieldResolver(() => PolicyMappingConnection, {
    description:
      'Requests for policies that you made yourself, newest first; the same as `policyMappings(filter: { requestedByMe: true })`.',
  })
  async policyMappings(@Ctx() { caller }: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    const own = toMappingQuery({ requestedByMe: true }, caller);
    const listing = await this.service.list(caller, own, { field: 'createdAt', direction: 'DESC' }, page);
    return PolicyMappingConnection.from(listing, toPolicyMapping);
  }
}
