import { pairColumns, pairJoins, type PairRow } from '../policy-mapping/index.ts';
import type { PartnerScope } from '../shared/access.ts';
import { given, orderColumn, partnerCondition, Report, Table, textColumn } from '../shared/mongo/index.ts';
import type { Rows, TableRequest } from '../shared/pagination/index.ts';
import type { ApiKeyRecord, CredentialStatus } from './credential.record.ts';
import type { ApiKeyStore } from './credential.store.ts';

/** A key in a table, with the names of what it stands on, and nothing of the secret. */
export interface ApiKeyRow extends PairRow {
  readonly label: string;
  readonly status: CredentialStatus;
}

const columns = { ...pairColumns, label: textColumn('label'), status: orderColumn('status') };

export type ApiKeyColumn = keyof typeof columns;

export interface ApiKeyTableRequest extends TableRequest<ApiKeyColumn> {
  /** Null: any. */
  readonly statuses: readonly CredentialStatus[] | null;
}

export class ApiKeyReport {
  private readonly table: Table<ApiKeyRecord, ApiKeyRow, ApiKeyColumn>;

  constructor({ model }: ApiKeyStore) {
    this.table = new Table(new Report(model, pairJoins, ['fingerprint', 'sealed']), columns);
  }

  rows({ statuses, ...asked }: ApiKeyTableRequest, scope: PartnerScope): Promise<Rows<ApiKeyRow>> {
    const status = statuses === null ? null : { $in: [...statuses] };
    return this.table.rows(given({ status, partnerId: partnerCondition(null, scope) }), asked);
  }
}
