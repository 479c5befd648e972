import { problem, type Problem } from '../shared/errors/index.ts';

/** A text that people write: well-formed, at most so long. Null and blank are for the caller to judge. */
export function judgeText(value: string, path: readonly string[], longest: number): Problem[] {
  if (!value.isWellFormed() || value.includes('\0')) {
    return [problem('INVALID_TEXT', path, { help: 'Remove NUL characters and unpaired surrogates.' })];
  }
  return value.length > longest ? [problem('TOO_LONG', path, { help: `Use at most ${longest} characters.` })] : [];
}

export function isBlank(value: string | null): boolean {
  return value === null || value.trim() === '';
}
