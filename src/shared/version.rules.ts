import { problem, type Problem } from './errors/index.ts';

/** Whether a change is based on the version that the record has now; absent or null: any will do. */
export function judgeVersion(
  expected: number | null | undefined,
  { version }: { readonly version: number },
): Problem[] {
  if (expected === undefined || expected === null || expected === version) return [];
  const help = 'Read the record again and decide whether your change still holds.';
  return [problem('VERSION_CONFLICT', ['expectedVersion'], { currentVersion: version, help })];
}
