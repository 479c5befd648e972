import type { Connection, Model } from 'mongoose';
import { sessionOf } from '../shared/mongo/index.ts';
import { isDuplicateKey } from '../shared/mongo/outage.ts';
import { DuplicateRecord, type Transaction } from '../shared/unit-of-work.ts';
import { auditModel, type AuditDocument } from './audit.model.ts';
import type { AuditEntry } from './audit.record.ts';

export class AuditStore {
  private readonly model: Model<AuditDocument>;

  constructor(connection: Connection) {
    this.model = auditModel(connection);
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
}

function idOf({ aggregate, sequence }: Pick<AuditEntry, 'aggregate' | 'sequence'>): string {
  return `${aggregate}#${sequence}`;
}
