import type { Connection, QueryFilter } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { given, partnerCondition, ReadCollection, sessionOf, type DocumentOf } from '../shared/mongo/index.ts';
import { isDuplicateKey } from '../shared/mongo/outage.ts';
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

export class AuditStore extends ReadCollection<KeptEntry> {
  constructor(connection: Connection) {
    super(auditModel(connection));
  }

  async hashAt(tx: Transaction, aggregate: string, sequence: number): Promise<string | null> {
    const entry = await this.model.findById(idOf({ aggregate, sequence }), { hash: 1 }).session(sessionOf(tx)).lean();
    return entry?.hash ?? null;
  }

  async append(tx: Transaction, entry: AuditEntry): Promise<void> {
    try {
      await this.model.insertMany([{ _id: idOf(entry), ...entry }], { session: sessionOf(tx), lean: true });
    } catch (error) {
      // somebody else made this version of the record, so what this one is based on has changed
      if (isDuplicateKey(error)) throw new DuplicateRecord(idOf(entry), { cause: error });
      throw error;
    }
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

function idOf({ aggregate, sequence }: Pick<AuditEntry, 'aggregate' | 'sequence'>): string {
  return `${aggregate}#${sequence}`;
}
