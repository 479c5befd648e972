import { problem, type Problem } from './errors/index.ts';

interface Versioned {
  readonly version: number;
}

/** A change that may name the version that it is based on, or several of which any will do. */
export interface VersionedChange {
  /** Absent or null: the change applies to whatever version there is. */
  readonly expectedVersion?: number | readonly number[] | null;
}

/** Whether a change is based on the version that the record has now. */
export function judgeVersion(expected: VersionedChange['expectedVersion'], { version }: Versioned): Problem[] {
  if (expected === undefined || expected === null || [expected].flat().includes(version)) return [];
  const help = 'Read the record again and decide whether your change still holds.';
  return [problem('VERSION_CONFLICT', ['expectedVersion'], { currentVersion: version, help })];
}
