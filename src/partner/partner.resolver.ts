import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PolicyGroup, toPolicyGroup, type PolicyGroupReader } from '../policy-group/index.ts';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import { PartnerFilter, PartnerOrder } from './partner-list.input.ts';
import { allPartnerTypes, toPartner } from './partner.mapper.ts';
import type { PartnerService } from './partner.service.ts';
import {
  Partner,
  PartnerConnection,
  PartnerContactType,
  PartnerDependantsType,
  PartnerTypeInfo,
} from './partner.type.ts';

@Resolver(() => Partner)
export class PartnerResolver {
  private readonly service: PartnerService;
  private readonly groups: PolicyGroupReader;

  constructor(service: PartnerService, groups: PolicyGroupReader) {
    this.service = service;
    this.groups = groups;
  }

  @Query(() => Partner, {
    nullable: true,
    description: 'One partner; null when there is none with this id, or it is not yours.',
  })
  async partner(
    @Ctx() { caller }: RequestContext,
    @Arg('id', () => ID, { description: 'Id of the partner as registered.' }) id: string,
  ): Promise<Partner | null> {
    const record = await this.service.find(caller, id);
    return record === null ? null : toPartner(record);
  }

  @Query(() => PartnerConnection, {
    description: 'Partners, newest first unless told otherwise: all for partner administrators, else your own.',
  })
  async partners(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PartnerFilter, { nullable: true, description: 'Which ones.' }) filter?: PartnerFilter | null,
    @Arg('orderBy', () => PartnerOrder, { nullable: true, description: 'In which order.' })
    orderBy?: PartnerOrder | null,
  ) {
    const order = orderBy ?? { field: 'createdAt', direction: 'DESC' };
    const listing = await this.service.list(caller, filter ?? {}, order, page);
    return PartnerConnection.from(listing, toPartner);
  }

  @Query(() => [PartnerTypeInfo], { description: 'The types of partners that there are.' })
  partnerTypes(): PartnerTypeInfo[] {
    return allPartnerTypes();
  }

  @Query(() => Boolean, {
    description: 'Whether a partner with this e-mail address is registered already, in whichever letter case.',
  })
  partnerEmailTaken(
    @Arg('email', () => String, { description: 'The address; false for what is no address at all.' }) email: string,
  ): Promise<boolean> {
    return this.service.isEmailTaken(email);
  }

  @FieldResolver(() => PolicyGroup, {
    nullable: true,
    description: 'The group whose policies it can ask for; null for types that need no policy.',
  })
  async policyGroup(@Root() { policyGroupId }: Partner): Promise<PolicyGroup | null> {
    return policyGroupId === null ? null : toPolicyGroup(await this.groups.get(policyGroupId));
  }

  @FieldResolver(() => [PartnerContactType], {
    nullable: true,
    description: 'Whom to turn to, at most 20; for its owners and partner administrators, null for others.',
  })
  contacts(@Ctx() { caller }: RequestContext, @Root() partner: Partner): Promise<readonly PartnerContactType[] | null> {
    return this.service.contactsOf(caller, partner);
  }

  @FieldResolver(() => PartnerDependantsType, {
    description: 'What stops working when it is deactivated. Costs two queries of its own.',
  })
  dependants(@Root() { id }: Partner): Promise<PartnerDependantsType> {
    return this.service.dependants(id);
  }
}
