import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../shared/caller.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { AuditEntry, Change, KeptEntry } from './audit.record.ts';

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

/** An address tells where somebody works from: not the business of other organisations. */
export function withoutForeignAddress(entry: KeptEntry, { userId }: Pick<Caller, 'userId'>): KeptEntry {
  return entry.actor === userId ? entry : { ...entry, sourceAddress: null };
}

export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('base64url');
}
