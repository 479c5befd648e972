import { assertCan, isWithin, ownsNoPartner, partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { soonEnd } from '../shared/expiry.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
  type Rows,
} from '../shared/pagination/index.ts';
import type { Found, SearchRequest } from '../shared/search.ts';
import { searchPartnerTypes, type PartnerTypeColumn, type PartnerTypeRow } from './partner-type.search.ts';
import type { PartnerType } from './partner-types.ts';
import type { PartnerDependants } from './partner.ports.ts';
import type { PartnerReader } from './partner.reader.ts';
import type { PartnerContact, PartnerRecord } from './partner.record.ts';
import type { PartnerReport, PartnerRow, PartnerTableRequest } from './partner.report.ts';
import { emailKey, isEmailAddress } from './partner.rules.ts';
import type { PartnerQuery, PartnerStore } from './partner.store.ts';

export interface ListPartners extends Pick<PartnerQuery, 'type' | 'status'> {
  readonly certificateExpiresSoon?: boolean | null;
}

export interface OwnPartnersRequest {
  readonly isApproved: boolean;
  /** Null: whichever. */
  readonly hasGroup: boolean | null;
  /** Null: any. */
  readonly types: readonly PartnerType[] | null;
}

export interface PartnerServiceParts {
  readonly store: PartnerStore;
  readonly report: PartnerReport;
  readonly reader: PartnerReader;
  readonly dependants: PartnerDependants;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

export class PartnerService {
  private readonly parts: PartnerServiceParts;

  constructor(parts: PartnerServiceParts) {
    this.parts = parts;
  }

  async find(caller: Caller, id: string): Promise<PartnerRecord | null> {
    const [scope, partner] = await Promise.all([partnerScope(caller, 'partner:read'), this.parts.reader.find(id)]);
    return partner !== null && isWithin(scope, partner.id) ? partner : null;
  }

  /** For a door that tells absence as a problem. */
  async get(caller: Caller, id: string): Promise<PartnerRecord> {
    const partner = await this.find(caller, id);
    if (partner === null) throw new Refusal([problem('PARTNER_UNKNOWN', ['id'])]);
    return partner;
  }

  /** Null where they are not for the caller: people, not the organisation. */
  async contactsOf(
    caller: Caller,
    { id, contacts }: Pick<PartnerRecord, 'id' | 'contacts'>,
  ): Promise<readonly PartnerContact[] | null> {
    return isWithin(await partnerScope(caller, 'partner:read-contacts'), id) ? contacts : null;
  }

  async list(caller: Caller, query: ListPartners, order: Order, page: PageArguments): Promise<Listing<PartnerRecord>> {
    const { clock, cursors, store } = this.parts;
    const { type, status, certificateExpiresSoon } = query;
    const scope = await partnerScope(caller, 'partner:read');
    const conditions = {
      type: type ?? null,
      status: status ?? null,
      certificateExpiresBefore: certificateExpiresSoon === true ? soonEnd(clock()) : null,
      withCertificate: order.field === 'certificateExpiresAt',
    };
    return listPage(cursors, order, page, store.matching(conditions, scope));
  }

  /** All partners as a table. */
  async browse(caller: Caller, asked: PartnerTableRequest): Promise<Rows<PartnerRow>> {
    assertCan(caller, 'partner:browse-all');
    return this.parts.report.rows(asked);
  }

  /** One of that table. */
  async getOfAll(caller: Caller, id: string): Promise<PartnerRecord> {
    assertCan(caller, 'partner:browse-all');
    return this.get(caller, id);
  }

  /** Those of the caller's own partners that are asked for, of administrators too. */
  async browseOwn(caller: Caller, { isApproved, hasGroup, types }: OwnPartnersRequest): Promise<PartnerRecord[]> {
    assertCan(caller, 'partner:browse-own');
    const own = await this.owned(caller);
    if (own.length === 0) throw ownsNoPartner();
    return own.filter(
      (partner) =>
        isApproved === (partner.approvedAt !== null) &&
        (hasGroup === null || hasGroup === (partner.policyGroupId !== null)) &&
        (types?.includes(partner.type) ?? true),
    );
  }

  /** The partners that the caller may act for. */
  async owned(caller: Caller): Promise<PartnerRecord[]> {
    return this.parts.reader.ownedBy(caller.userId);
  }

  /** The types that there are; everybody may ask. */
  searchTypes(request: SearchRequest<PartnerTypeColumn>): Found<PartnerTypeRow> {
    return searchPartnerTypes(request);
  }

  /** Whether a partner has this e-mail address; everybody may ask, before registering. */
  async isEmailTaken(email: string): Promise<boolean> {
    return isEmailAddress(email) && (await this.parts.store.findByEmail(emailKey(email))) !== null;
  }

  /** For a door that tells a malformed address as a problem. */
  async checkEmail(email: string): Promise<boolean> {
    if (!isEmailAddress(email)) throw new Refusal([problem('PARTNER_EMAIL_INVALID', ['email'])]);
    return this.isEmailTaken(email);
  }

  async dependants(partnerId: string): Promise<{ policyMappings: number; oidcClients: number }> {
    const { dependants } = this.parts;
    const [mappings, clients] = await Promise.all([
      dependants.countMappings(partnerId),
      dependants.countClients(partnerId),
    ]);
    return { policyMappings: mappings.count, oidcClients: clients.count };
  }
}
