import type { Caller } from '../shared/caller.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { aggregateOf, type SubjectKind } from './audit.record.ts';
import { changesBetween, hashOf } from './audit.rules.ts';
import type { AuditStore } from './audit.store.ts';

interface AuditedRecord {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** One change of one record, by one caller. */
export interface AuditedChange<R extends AuditedRecord> {
  readonly kind: SubjectKind;
  readonly action: string;
  readonly partnerId: string | null;
  readonly reason?: string | null;
  readonly before: R | null;
  readonly after: R;
}

/** The append-only trail. */
export class AuditTrail {
  private readonly store: AuditStore;

  constructor(store: AuditStore) {
    this.store = store;
  }

  /** In the transaction of the change itself: nothing is acknowledged unaudited. */
  async record<R extends AuditedRecord>(tx: Transaction, caller: Caller, change: AuditedChange<R>): Promise<void> {
    const { kind, action, partnerId, reason = null, before, after } = change;
    const aggregate = aggregateOf(kind, after.id);
    const entry = {
      aggregate,
      sequence: after.version,
      partnerId,
      actor: caller.userId,
      action,
      reason,
      correlationId: caller.correlationId,
      sourceAddress: caller.sourceAddress,
      at: after.updatedAt,
      changes: changesBetween(before, after),
      previousHash: before === null ? null : await this.store.hashAt(tx, aggregate, before.version),
    };
    await this.store.append(tx, { ...entry, hash: hashOf(entry) });
  }
}
