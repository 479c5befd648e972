import { problem, type Problem } from './errors/index.ts';

/** Whether a change is based on the version that the record has now; absent means that any will do. */
export function judgeVersion(expected: number | undefined, { version }: { readonly version: number }): Problem[] {
  if (expected === undefined || expected === version) return [];
  const help = 'Read the record again and decide whether your change still holds.';
  return [problem('VERSION_CONFLICT', ['expectedVersion'], { currentVersion: version, help })];
}
