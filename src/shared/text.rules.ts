import { problem, type Problem } from './errors/index.ts';

/** Text that passes through JSON, MongoDB, PostgreSQL and Java unchanged. */
export function isWellFormedText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && !/\p{Noncharacter_Code_Point}/u.test(text);
}

/** Nothing that a reader would see: spaces, controls, zero-width characters, fillers. */
export function isBlank(text: string): boolean {
  return /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** Required text of at most so many characters. */
export function judgeText(text: string | null, path: readonly string[], longest: number): Problem[] {
  if (text === null) return [problem('REQUIRED', path)];
  const help = `Use at most ${longest} characters.`;
  const overlong = text.length > longest ? [problem('TOO_LONG', path, { help })] : [];
  if (!isWellFormedText(text)) return [problem('INVALID_NAME', path), ...overlong];
  return isBlank(text) ? [problem('REQUIRED', path)] : overlong;
}
