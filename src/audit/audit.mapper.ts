import { subjectOf, type ShownEntry } from './audit.record.ts';
import type { AuditEntryType } from './audit.type.ts';

export function toAuditEntry(entry: ShownEntry): AuditEntryType {
  return {
    id: entry.id,
    subject: subjectOf(entry.aggregate),
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    reason: entry.reason ?? null,
    changes: Object.entries(entry.changes).map(([field, { before, after }]) => ({ field, before, after })),
    partnerId: entry.partnerId,
    correlationId: entry.correlationId,
    sourceAddress: entry.sourceAddress ?? null,
    previousHash: entry.previousHash,
    hash: entry.hash,
  };
}
