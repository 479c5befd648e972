import type { Connection } from 'mongoose';
import { PointReader } from '../shared/loader.ts';
import { Collection, sessionOf } from '../shared/mongo/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { withdrawnClientModel } from './oidc-client.model.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';
import type { OidcClientStore } from './oidc-client.store.ts';

/**
 * Clients that eSignet never took: what is left of a refused create. They live apart, so that no read of clients can
 * show them; the next create of the same key takes their place, at the next version.
 */
export class WithdrawnClientStore extends Collection<OidcClientRecord> {
  private readonly reader = new PointReader<OidcClientRecord>(this);
  private readonly clients: OidcClientStore;
  private readonly isGrowing: boolean;
  private isEmpty: Promise<boolean> | null = null;

  /** Where no eSignet refuses anything, an empty collection stays so: it is looked at once. */
  constructor(connection: Connection, clients: OidcClientStore, isGrowing: boolean) {
    super(withdrawnClientModel(connection));
    this.clients = clients;
    this.isGrowing = isGrowing;
  }

  async findLatest(id: string): Promise<OidcClientRecord | null> {
    if (!this.isGrowing && (await this.knownEmpty())) return null;
    return this.reader.find(id);
  }

  private async knownEmpty(): Promise<boolean> {
    this.isEmpty ??= this.find({}, 1).then(({ length }) => length === 0);
    try {
      return await this.isEmpty;
    } catch (error) {
      this.isEmpty = null;
      throw error;
    }
  }

  /** For the change writer: the client leaves the others and comes here. */
  override insert(): Promise<never> {
    return Promise.reject(new TypeError('only what is a client can be withdrawn'));
  }

  override async replace(tx: Transaction, record: OidcClientRecord, fromVersion: number): Promise<boolean> {
    if (!(await this.clients.remove(tx, record.id, fromVersion))) return false;
    const { id, ...rest } = record;
    await this.model.replaceOne({ _id: id }, rest, { upsert: true, session: sessionOf(tx) });
    return true;
  }

  /** For the change writer: a new client in the place of one that is withdrawn. */
  get successors() {
    const { clients } = this;
    return {
      insert: (tx: Transaction, record: OidcClientRecord) => clients.insert(tx, record),
      replace: async (tx: Transaction, record: OidcClientRecord) => {
        await clients.insert(tx, record);
        return true;
      },
    };
  }
}
