import type { Problem } from './errors/index.ts';

/** What came of a use case that changes a record: the record as it stands now, or would stand, and what is unwise. */
export interface Changed<R> {
  readonly record: R;
  readonly warnings: readonly Problem[];
}
