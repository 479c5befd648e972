import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { AuditEntry, Change } from './audit.record.ts';

/** Every record has these; the entry says them itself. */
const bookkeeping = new Set(['version', 'createdAt', 'updatedAt']);

/** The fields that differ between two states of a record; before the first there is nothing. */
export function changesBetween(before: object | null, after: object): Record<string, Change> {
  const old: Record<string, unknown> = { ...before };
  const changed = Object.entries(after).filter(
    ([field, value]) => !bookkeeping.has(field) && !isDeepStrictEqual(old[field], value),
  );
  return Object.fromEntries(
    changed.map(([field, value]) => [field, { before: old[field] ?? null, after: value as unknown }]),
  );
}

export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('base64url');
}
