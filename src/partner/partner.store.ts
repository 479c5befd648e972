import type { Connection, QueryFilter } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, Report, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { PartnerType } from './partner-types.ts';
import { partnerModel } from './partner.model.ts';
import type { PartnerRecord, PartnerStatus } from './partner.record.ts';

export interface PartnerQuery {
  readonly type?: PartnerType | null;
  readonly status?: PartnerStatus | null;
  /** Only partners whose certificate has run out by then. */
  readonly certificateExpiresBefore?: Date | null;
  /** Only partners that have a certificate: an order by its end has no place for the others. */
  readonly withCertificate?: boolean;
}

const oldestFirst = { path: 'createdAt', direction: 'ASC', isText: false } as const;

/** No user acts for more partners than this; the bound keeps one bad record from growing every request. */
const mostOwned = 1_000;

export class PartnerStore extends Collection<PartnerRecord> {
  constructor(connection: Connection) {
    super(partnerModel(connection));
  }

  findOwnedBy(userId: string): Promise<PartnerRecord[]> {
    return this.find({ owners: userId }, mostOwned);
  }

  async findByEmail(emailKey: string): Promise<PartnerRecord | null> {
    return (await this.find({ emailKey }, 1))[0] ?? null;
  }

  /** All of a type, or all there are, the oldest first, one after the other. */
  async *stream(type: PartnerType | null, scope: PartnerScope): AsyncGenerator<PartnerRecord> {
    const report = new Report<PartnerRecord, DocumentOf<PartnerRecord>>(this.model, []);
    const where = given({ type, _id: idCondition(scope) });
    for await (const { _id, ...rest } of report.stream({ where, having: {}, order: oldestFirst })) {
      yield { id: _id, ...rest };
    }
  }

  matching(query: PartnerQuery, scope: PartnerScope): ListQueries<PartnerRecord> {
    const { type, status } = query;
    return this.list(
      given({
        type,
        status,
        certificateExpiresAt: expiryCondition(query),
        _id: idCondition(scope),
      }),
    );
  }
}

function idCondition(scope: PartnerScope): { $in: string[] } | null {
  return scope === 'every' ? null : { $in: [...scope] };
}

function expiryCondition(query: PartnerQuery): QueryFilter<DocumentOf<PartnerRecord>>['certificateExpiresAt'] | null {
  const { certificateExpiresBefore: before = null, withCertificate = false } = query;
  // a comparison with a date passes over records that have none
  if (before !== null) return { $lt: before };
  return withCertificate ? { $gt: new Date(0) } : null;
}
