import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What a caller wants to have done once, however often it is sent. */
export interface Intent {
  /** Named by the caller, as it was sent. */
  readonly key: string;
  /** Tells one request from another; holds nothing of it that could be read. */
  readonly fingerprint: string;
}

/** The request that is called `name` with this payload; the order of members does not matter. */
export function intentOf(key: string, name: string, payload: unknown): Intent {
  const text = canonicalJson([name, payload]);
  return { key, fingerprint: createHash('sha256').update(text).digest('base64url') };
}
