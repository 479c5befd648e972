import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { given, namedColumn, orderColumn, Report, Table, textColumn } from '../shared/mongo/index.ts';
import type { Rows, TableRequest } from '../shared/pagination/index.ts';
import type { PartnerRecord } from './partner.record.ts';
import type { PartnerStore } from './partner.store.ts';

type Shown = 'name' | 'type' | 'status' | 'email' | 'policyGroupId' | 'approvedAt' | 'certificateId' | 'createdAt';

/** A partner in a table, with the name of its group. */
export interface PartnerRow extends Pick<PartnerRecord, Shown> {
  readonly _id: string;
  readonly group?: Pick<PolicyGroupRecord, 'name'>;
}

const columns = {
  partnerId: textColumn('_id'),
  partnerName: namedColumn('name', 'nameKey'),
  partnerType: textColumn('type'),
  email: textColumn('email'),
  groupId: textColumn('policyGroupId'),
  groupName: namedColumn('group.name', 'group.nameKey'),
  // those without come first, then those that end first
  certificate: orderColumn('certificateExpiresAt'),
  // `null` is the only value with a rank, so what was approved comes before what was not
  approval: orderColumn('approvedAt', [null]),
  // as the words on the page: activated, then deactivated
  activity: orderColumn('status', ['ACTIVE', 'REGISTERED', 'INACTIVE']),
  createdAt: orderColumn('createdAt'),
};

export type PartnerColumn = keyof typeof columns;

export interface PartnerTableRequest extends TableRequest<PartnerColumn> {
  /** Null: whichever. */
  readonly isActive: boolean | null;
  /** With one, without, both or neither. */
  readonly certificates: readonly ('there' | 'missing')[];
}

const joins = [{ as: 'group', collection: 'policyGroups', by: 'policyGroupId', fields: ['name', 'nameKey'] }];

export class PartnerReport {
  private readonly table: Table<PartnerRecord, PartnerRow, PartnerColumn>;

  constructor({ model }: PartnerStore) {
    this.table = new Table(new Report(model, joins, ['additionalInfo', 'owners', 'logoUrl']), columns);
  }

  rows({ isActive, certificates, ...asked }: PartnerTableRequest): Promise<Rows<PartnerRow>> {
    const status = isActive === null ? null : isActive ? ('ACTIVE' as const) : { $ne: 'ACTIVE' as const };
    const wanted = certificates.map((state) => ({ certificateId: state === 'there' ? { $ne: null } : null }));
    const which = wanted.length === 0 ? { _id: { $in: [] } } : { $or: wanted };
    return this.table.rows({ $and: [given({ status }), which] }, asked);
  }
}
