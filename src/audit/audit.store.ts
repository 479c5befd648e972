import type { Connection, QueryFilter } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import {
  given,
  isDuplicateKey,
  partnerCondition,
  ReadCollection,
  sessionOf,
  type DocumentOf,
} from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import { DuplicateRecord, type Transaction } from '../shared/unit-of-work.ts';
import { auditModel } from './audit.model.ts';
import { aggregateOf, type AuditEntry, type KeptEntry, type SubjectKind } from './audit.record.ts';

export interface AuditQuery {
  readonly subject?: { readonly kind: SubjectKind; readonly id: string } | null;
  readonly partnerId?: string | null;
  readonly actor?: string | null;
  readonly action?: string | null;
  /** Not before. */
  readonly from?: Date | null;
  /** Before. */
  readonly to?: Date | null;
}

type Place = Pick<AuditEntry, 'aggregate' | 'sequence'>;

export class AuditStore extends ReadCollection<KeptEntry> {
  constructor(connection: Connection) {
    super(auditModel(connection));
  }

  /** The hashes of entries, in their order; null for one that is not there. */
  async hashesAt(tx: Transaction, places: readonly Place[]): Promise<(string | null)[]> {
    const ids = places.map(idOf);
    if (ids.length === 0) return [];
    const entries = await this.model
      .find({ _id: { $in: ids } }, { hash: 1 })
      .session(sessionOf(tx))
      .lean();
    const hashes = new Map(entries.map(({ _id, hash }) => [_id, hash]));
    return ids.map((id) => hashes.get(id) ?? null);
  }

  async append(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
    try {
      const documents = entries.map((entry) => ({ _id: idOf(entry), ...entry }));
      await this.model.insertMany(documents, { session: sessionOf(tx), lean: true });
    } catch (error) {
      // somebody else made this version of a record, so what this one is based on has changed
      if (isDuplicateKey(error)) throw new DuplicateRecord('an audit entry', { cause: error });
      throw error;
    }
  }

  /** Whether this very entry is there, not another one of the same record and version. */
  async holds(tx: Transaction, entry: AuditEntry): Promise<boolean> {
    const [hash] = await this.hashesAt(tx, [entry]);
    return hash === entry.hash;
  }

  /** From a version on, the latest first. */
  async since(aggregate: string, sequence: number): Promise<KeptEntry[]> {
    const entries = await this.find({ aggregate, sequence: { $gte: sequence } });
    return entries.sort((a, b) => b.sequence - a.sequence);
  }

  matching(query: AuditQuery, scope: PartnerScope): ListQueries<KeptEntry> {
    const { subject, partnerId, actor, action } = query;
    return this.list(
      given({
        aggregate: subject ? aggregateOf(subject.kind, subject.id) : null,
        partnerId: partnerCondition(partnerId ?? null, scope),
        actor,
        action,
        at: timeCondition(query),
      }),
    );
  }
}

function timeCondition({ from, to }: AuditQuery): QueryFilter<DocumentOf<KeptEntry>>['at'] | null {
  const range = given({ $gte: from, $lt: to });
  return Object.keys(range).length === 0 ? null : range;
}

function idOf({ aggregate, sequence }: Place): string {
  return `${aggregate}#${sequence}`;
}
