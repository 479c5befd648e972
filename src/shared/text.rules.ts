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

/** Text that people write at length, where null and blank are for the caller to judge. */
export function judgeFreeText(text: string, path: readonly string[], longest: number): Problem[] {
  if (!isWellFormedText(text)) {
    return [problem('INVALID_TEXT', path, { help: 'Remove NUL characters and unpaired surrogates.' })];
  }
  return text.length > longest ? [problem('TOO_LONG', path, { help: `Use at most ${longest} characters.` })] : [];
}
