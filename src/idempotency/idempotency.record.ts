import type { Problem } from '../shared/errors/index.ts';

/** What came of a request, by reference: the record that it left at a version. Never a secret, never what was sent. */
export interface Reference {
  readonly id: string;
  readonly version: number;
  /** What was unwise about it. */
  readonly warnings: readonly Problem[];
}

/** One key of one caller, while it is remembered. */
export interface KeptIntent {
  readonly id: string;
  readonly fingerprint: string;
  readonly reference: Reference;
}
