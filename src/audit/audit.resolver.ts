import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs, type RequestContext } from '../shared/graphql/index.ts';
import type { AuditEntryService } from './audit-entry.service.ts';
import { AuditEntryFilter, AuditEntryOrder } from './audit.input.ts';
import { toAuditEntry } from './audit.mapper.ts';
import { AuditEntryConnection, AuditEntryType } from './audit.type.ts';

@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  private readonly service: AuditEntryService;

  constructor(service: AuditEntryService) {
    this.service = service;
  }

  @Query(() => AuditEntryConnection, {
    description:
      "Who changed what, newest first unless told otherwise: everything for partner administrators, else what concerns your partners. Entries from before a partner was yours are your partner's.",
  })
  async auditEntries(
    @Ctx() { caller }: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditEntryFilter, { nullable: true, description: 'Which ones.' })
    filter?: AuditEntryFilter | null,
    @Arg('orderBy', () => AuditEntryOrder, { nullable: true, description: 'In which order.' })
    orderBy?: AuditEntryOrder | null,
  ) {
    const order = orderBy ?? { field: 'at', direction: 'DESC' };
    return AuditEntryConnection.from(await this.service.list(caller, filter ?? {}, order, page), toAuditEntry);
  }
}
