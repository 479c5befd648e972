import type { Caller } from '../shared/caller.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { aggregateOf, type AuditEntry, type SubjectKind } from './audit.record.ts';
import { changesBetween, hashOf, undone } from './audit.rules.ts';
import type { AuditStore } from './audit.store.ts';

export interface AuditedRecord {
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

  /** In the transaction of the changes themselves: nothing is acknowledged unaudited. One entry for each, in their order. */
  async record<R extends AuditedRecord>(
    tx: Transaction,
    caller: Caller,
    changes: readonly AuditedChange<R>[],
  ): Promise<AuditEntry[]> {
    const changed = changes.filter(({ before }) => before !== null);
    const places = changed.map(({ kind, before }) => ({
      aggregate: aggregateOf(kind, before?.id ?? ''),
      sequence: before?.version ?? 0,
    }));
    const hashes = await this.store.hashesAt(tx, places);
    const previous = new Map(changed.map((change, index) => [change, hashes[index] ?? null]));
    const entries = changes.map((change) => entryOf(caller, change, previous.get(change) ?? null));
    await this.store.append(tx, entries);
    return entries;
  }

  /** Whether a change was written, as its entry shows. */
  holds(tx: Transaction, entry: AuditEntry): Promise<boolean> {
    return this.store.holds(tx, entry);
  }

  /** A record as it was at an earlier version: what happened to it since is undone, the latest first. */
  async stateAt<R extends AuditedRecord>(kind: SubjectKind, record: R, version: number): Promise<R> {
    if (record.version === version) return record;
    const entries = await this.store.since(aggregateOf(kind, record.id), version);
    return undone(record, version, entries);
  }
}

function entryOf<R extends AuditedRecord>(
  { userId: actor, correlationId, sourceAddress }: Caller,
  { kind, action, partnerId, reason = null, before, after }: AuditedChange<R>,
  previousHash: string | null,
): AuditEntry {
  const entry = {
    aggregate: aggregateOf(kind, after.id),
    sequence: after.version,
    partnerId,
    actor,
    action,
    reason,
    correlationId,
    sourceAddress,
    at: after.updatedAt,
    changes: changesBetween(before, after),
    previousHash,
  };
  return { ...entry, hash: hashOf(entry) };
}
