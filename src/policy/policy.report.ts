import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { given, namedColumn, orderColumn, Report, Table, textColumn } from '../shared/mongo/index.ts';
import type { Rows, TableRequest } from '../shared/pagination/index.ts';
import type { PolicyRecord, PolicyStatus, PolicyType } from './policy.record.ts';
import type { PolicyStore } from './policy.store.ts';

/** A policy in a table, with the name of its group. */
export interface PolicyRow extends Pick<PolicyRecord, 'name' | 'description' | 'groupId' | 'status' | 'createdAt'> {
  readonly _id: string;
  readonly group?: Pick<PolicyGroupRecord, 'name'>;
}

const columns = {
  policyId: textColumn('_id'),
  policyName: namedColumn('name', 'nameKey'),
  description: textColumn('description'),
  groupId: textColumn('groupId'),
  groupName: namedColumn('group.name', 'group.nameKey'),
  status: orderColumn('status'),
  createdAt: orderColumn('createdAt'),
};

export type PolicyListColumn = keyof typeof columns;

export interface PolicyTableRequest extends TableRequest<PolicyListColumn> {
  /** Null: any. */
  readonly types: readonly PolicyType[] | null;
  readonly statuses: readonly PolicyStatus[] | null;
}

const joins = [{ as: 'group', collection: 'policyGroups', by: 'groupId', fields: ['name', 'nameKey'] }];

export class PolicyReport {
  private readonly table: Table<PolicyRecord, PolicyRow, PolicyListColumn>;

  constructor({ model }: PolicyStore) {
    this.table = new Table(new Report(model, joins, ['definition']), columns);
  }

  rows({ types, statuses, ...asked }: PolicyTableRequest): Promise<Rows<PolicyRow>> {
    const status = statuses === null ? null : { $in: [...statuses] };
    const type = types === null ? null : { $in: [...types] };
    return this.table.rows(given({ type, status }), asked);
  }
}
