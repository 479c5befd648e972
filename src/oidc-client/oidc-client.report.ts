import { pairColumns, pairJoins, type PairRow } from '../policy-mapping/index.ts';
import type { PartnerScope } from '../shared/access.ts';
import { given, orderColumn, partnerCondition, Report, Table, textColumn } from '../shared/mongo/index.ts';
import type { Rows, TableRequest } from '../shared/pagination/index.ts';
import type { LocalizedName, OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';
import type { OidcClientStore } from './oidc-client.store.ts';

/** A client in a table, with the names of what it stands on. */
export interface ClientRow extends PairRow {
  readonly name: string;
  readonly names: readonly LocalizedName[];
  readonly status: OidcClientStatus;
}

const columns = {
  ...pairColumns,
  clientId: textColumn('_id'),
  clientName: { holds: ['name', 'names.value'], order: { path: 'nameKey', isText: false } },
  status: orderColumn('status'),
};

export type ClientColumn = keyof typeof columns;

export interface ClientTableRequest extends TableRequest<ClientColumn> {
  /** Null: any. */
  readonly statuses: readonly OidcClientStatus[] | null;
}

const ofNoUse = ['publicKey', 'redirectUris', 'additionalConfig', 'searchWords'];

export class OidcClientReport {
  private readonly table: Table<OidcClientRecord, ClientRow, ClientColumn>;

  constructor({ model }: OidcClientStore) {
    this.table = new Table(new Report(model, pairJoins, ofNoUse), columns);
  }

  rows({ statuses, ...asked }: ClientTableRequest, scope: PartnerScope): Promise<Rows<ClientRow>> {
    const status = statuses === null ? null : { $in: [...statuses] };
    return this.table.rows(given({ status, partnerId: partnerCondition(null, scope) }), asked);
  }
}
