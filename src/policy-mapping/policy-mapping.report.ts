import type { PartnerScope } from '../shared/access.ts';
import { given, orderColumn, partnerCondition, Report, Table, textColumn } from '../shared/mongo/index.ts';
import type { Rows, TableRequest } from '../shared/pagination/index.ts';
import { pairColumns, pairJoins, type PairRow } from './pair-columns.ts';
import type { PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';
import type { PolicyMappingStore } from './policy-mapping.store.ts';

/** A mapping in a table, with the names of what it connects. */
export interface MappingRow extends PairRow {
  readonly useCaseDescription: string;
  readonly status: PolicyMappingStatus;
}

const columns = {
  ...pairColumns,
  partnerType: textColumn('partner.type'),
  comment: textColumn('useCaseDescription'),
  status: orderColumn('status', ['APPROVED', 'REQUESTED', 'REJECTED', 'REVOKED']),
};

export type MappingColumn = keyof typeof columns;

export interface MappingTableRequest extends TableRequest<MappingColumn> {
  /** Null: any. */
  readonly statuses: readonly PolicyMappingStatus[] | null;
}

export class PolicyMappingReport {
  private readonly table: Table<PolicyMappingRecord, MappingRow, MappingColumn>;

  constructor({ model }: PolicyMappingStore) {
    this.table = new Table(new Report(model, pairJoins), columns);
  }

  rows({ statuses, ...asked }: MappingTableRequest, scope: PartnerScope): Promise<Rows<MappingRow>> {
    const status = statuses === null ? null : { $in: [...statuses] };
    return this.table.rows(given({ status, partnerId: partnerCondition(null, scope) }), asked);
  }
}
