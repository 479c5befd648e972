import type { Connection, QueryFilter } from 'mongoose';
import type { Pair } from '../policy-mapping/index.ts';
import type { PartnerScope } from '../shared/access.ts';
import { foldedWords } from '../shared/fold.ts';
import { Collection, given, partnerCondition, sessionOf, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { oidcClientModel } from './oidc-client.model.ts';
import type { AfterClientWrite } from './oidc-client.ports.ts';
import type { OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';

export interface OidcClientQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: OidcClientStatus | null;
  readonly search?: string | null;
}

/** Further words would narrow the result no more, but cost a look-up each. */
const mostSearchWords = 8;
const afterEveryWord = '\u{10ffff}';

export class OidcClientStore extends Collection<OidcClientRecord> {
  private readonly afterWrite: AfterClientWrite | null;

  constructor(connection: Connection, afterWrite: AfterClientWrite | null = null) {
    super(oidcClientModel(connection));
    this.afterWrite = afterWrite;
  }

  override async insert(tx: Transaction, record: OidcClientRecord): Promise<void> {
    await super.insert(tx, record);
    await this.afterWrite?.(tx, record, 'create');
  }

  override async replace(tx: Transaction, record: OidcClientRecord, fromVersion: number): Promise<boolean> {
    if (!(await super.replace(tx, record, fromVersion))) return false;
    await this.afterWrite?.(tx, record, 'change');
    return true;
  }

  /** False when the record is no longer at `fromVersion`. For what is withdrawn alone. */
  async remove(tx: Transaction, id: string, fromVersion: number): Promise<boolean> {
    const { deletedCount } = await this.model.deleteOne({ _id: id, version: fromVersion }, { session: sessionOf(tx) });
    return deletedCount === 1;
  }

  /** The next records in the order of their ids, to walk through all of them. */
  async after(id: string, limit: number): Promise<OidcClientRecord[]> {
    const documents = await this.model
      .find({ _id: { $gt: id } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<DocumentOf<OidcClientRecord>[]>();
    return documents.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }

  findActive({ partnerId, policyId }: Pair): Promise<OidcClientRecord[]> {
    return this.find({ partnerId, policyId, status: 'ACTIVE' });
  }

  countActive({ partnerId, policyId }: Pair, tx?: Transaction): Promise<number> {
    return this.countWhere({ partnerId, policyId, status: 'ACTIVE' }, tx);
  }

  matching(query: OidcClientQuery, scope: PartnerScope): ListQueries<OidcClientRecord> {
    const { policyId, status, search } = query;
    return this.list({
      ...given({ policyId, status, partnerId: partnerCondition(query.partnerId ?? null, scope) }),
      ...(typeof search === 'string' ? { $and: wordsBeginningWith(search) } : {}),
    });
  }
}

/** Every word that was typed begins a word of a name. A range over an array needs `$elemMatch`. */
function wordsBeginningWith(search: string): QueryFilter<DocumentOf<OidcClientRecord>>[] {
  const words = foldedWords([search]).slice(0, mostSearchWords);
  if (words.length === 0) return [{ _id: { $in: [] } }];
  return words.map((word) => ({ searchWords: { $elemMatch: { $gte: word, $lt: word + afterEveryWord } } }));
}
