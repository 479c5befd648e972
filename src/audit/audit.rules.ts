import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../shared/caller.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { AuditEntry, Change, KeptEntry, ShownEntry } from './audit.record.ts';

/** Fields that no entry holds. */
const leftOut: ReadonlySet<string> = new Set([
  // the entry says them itself
  ...['id', 'version', 'createdAt', 'updatedAt'],
  // derived from fields that are there, for orders and searches
  ...['nameKey', 'emailKey', 'searchWords'],
  // secrets
  ...['fingerprint', 'sealed'],
]);

/** Members that make a JWK a private or secret key (RFC 7518, section 6). */
const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/** The fields that differ between two states of a record; before the first there is nothing. */
export function changesBetween(before: object | null, after: object): Record<string, Change> {
  const [old, now]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  const fields = new Set(Object.keys({ ...old, ...now }).filter((field) => !leftOut.has(field)));
  const changed = [...fields].filter((field) => !isDeepStrictEqual(old?.[field], now?.[field]));
  return Object.fromEntries(
    changed.map((field) => [field, { before: plain(old?.[field]), after: plain(now?.[field]) }]),
  );
}

/**
 * A value that comes back from the database as it went there, so that the hash still fits: JSON, without halves of
 * characters, which the database replaces. No private part of a key is in it, wherever the key was.
 */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value ?? null, (_name, part: unknown) => {
    if (typeof part === 'string') return part.toWellFormed();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const members = Object.entries(part).filter(([name]) => !('kty' in part && privateMembers.has(name)));
    return Object.fromEntries(members.map(([name, member]) => [name.toWellFormed(), member as unknown]));
  });
  return JSON.parse(text);
}

/** `record` before the entries above `version`; `entries` are those from there on, the latest first. */
export function undone<R extends { readonly version: number; readonly updatedAt: Date }>(
  record: R,
  version: number,
  entries: readonly AuditEntry[],
): R {
  const former: Record<string, unknown> = { ...record };
  for (const { sequence, changes } of entries) {
    if (sequence === version) break;
    for (const [field, { before }] of Object.entries(changes)) former[field] = typed(field, before);
  }
  const at = entries.find(({ sequence }) => sequence === version)?.at ?? record.updatedAt;
  return { ...(former as R), version, updatedAt: at };
}

const timeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const timeField = /(At|From|To)$/;

/** Entries hold times as text. */
function typed(field: string, value: unknown): unknown {
  return typeof value === 'string' && timeField.test(field) && timeText.test(value) ? new Date(value) : value;
}

/**
 * For who is no administrator. An address tells where somebody works from: not the business of other organisations.
 * There are so few addresses that one can be found by its hash, and every later hash of the chain rests on that: so none
 * of them is shown.
 */
export function withoutForeignMatters(entry: KeptEntry, { userId }: Pick<Caller, 'userId'>): ShownEntry {
  const sourceAddress = entry.actor === userId ? (entry.sourceAddress ?? null) : null;
  return { ...entry, changes: withoutFormerOwner(entry), sourceAddress, previousHash: null, hash: null };
}

/** Where a record has come to another partner, what the former one had is not the next one's business. */
function withoutFormerOwner({ partnerId, changes }: KeptEntry): KeptEntry['changes'] {
  const formerOwner = changes.partnerId?.before ?? null;
  if (formerOwner === null || formerOwner === partnerId) return changes;
  const kept = Object.entries(changes).filter(([, { after }]) => after !== null);
  return Object.fromEntries(kept.map(([field, { after }]) => [field, { before: null, after }]));
}

export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('base64url');
}
