import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { partnerModel } from './partner.model.ts';
import type { PartnerRecord, PartnerStatus, PartnerType } from './partner.record.ts';

export interface PartnerQuery {
  readonly type?: PartnerType | null;
  readonly status?: PartnerStatus | null;
}

/** No user acts for more partners than this; the bound keeps one bad record from growing every request. */
const mostOwned = 1_000;

export class PartnerStore extends Collection<PartnerRecord> {
  constructor(connection: Connection) {
    super(partnerModel(connection));
  }

  findOwnedBy(userId: string): Promise<PartnerRecord[]> {
    return this.find({ owners: userId }, mostOwned);
  }

  matching({ type, status }: PartnerQuery, scope: PartnerScope): ListQueries<PartnerRecord> {
    return this.list(given({ type, status, _id: scope === 'every' ? null : { $in: [...scope] } }));
  }
}
