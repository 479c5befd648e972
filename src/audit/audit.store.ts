import type { Connection, Model } from 'mongoose';
import { sessionOf } from '../shared/mongo/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
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
    await this.model.insertMany([{ _id: idOf(entry), ...entry }], { session: sessionOf(tx), lean: true });
  }
}

function idOf({ aggregate, sequence }: Pick<AuditEntry, 'aggregate' | 'sequence'>): string {
  return `${aggregate}#${sequence}`;
}
