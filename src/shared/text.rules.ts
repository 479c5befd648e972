import { problem, type Problem } from './errors/index.ts';
import { isBlank, isWellFormedText } from './text.ts';

/** Required text of at most so many characters. */
export function judgeText(text: string | null, path: readonly string[], longest: number): Problem[] {
  if (text === null) return [problem('REQUIRED', path)];
  const help = `Use at most ${longest} characters.`;
  const overlong = text.length > longest ? [problem('TOO_LONG', path, { help })] : [];
  if (!isWellFormedText(text)) return [problem('INVALID_NAME', path), ...overlong];
  return isBlank(text) ? [problem('REQUIRED', path)] : overlong;
}
