import { problem, type Problem } from '../shared/errors/index.ts';
import { isBlank, isWellFormedText } from '../shared/text.ts';

const longestName = 256;
const mostLanguages = 20;
const longestTranslation = 50;
/** eSignet keeps the name and all its translations as one JSON text in a column of this width. */
const longestStoredName = 600;

interface Translation {
  readonly language: string;
  readonly value: string;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Bibliographic and withdrawn codes, which ICU quietly reads as their successors, and codes that name no language. */
const refusedLanguages = new Set([
  ...['alb', 'arm', 'baq', 'bur', 'chi', 'cze', 'dut', 'fre', 'geo', 'ger', 'gre', 'ice', 'mac', 'mao', 'may', 'per'],
  ...['rum', 'slo', 'tib', 'wel', 'scc', 'scr', 'mol', 'mis', 'mul', 'und', 'zxx'],
]);

export function judgeName(name: string | null, path: readonly string[]): Problem[] {
  if (name === null) return [problem('REQUIRED', path)];
  const wellFormed = isWellFormedText(name);
  if (wellFormed && isBlank(name)) return [problem('REQUIRED', path)];
  const problems: Problem[] = [];
  if (!wellFormed) problems.push(problem('INVALID_NAME', path, malformed));
  if (name.length > longestName) problems.push(problem('TOO_LONG', path, atMost(longestName)));
  return problems;
}

export function judgeNames(names: readonly Translation[], path: readonly string[], name: string): Problem[] {
  // Only as many as may stand there are looked at: a list of any length costs the same.
  const considered = names.slice(0, mostLanguages);
  const problems = considered.flatMap((translation, index) => [
    ...judgeLanguage(considered, index, [...path, String(index), 'language']),
    ...judgeTranslation(translation.value, [...path, String(index), 'value']),
  ]);
  if (names.length > mostLanguages) {
    return [problem('TOO_MANY', path, { help: `Give at most ${mostLanguages} languages.` }), ...problems];
  }
  if (storedLength(names, name) > longestStoredName) {
    problems.push(
      problem('TOO_LONG', path, {
        message: 'The name and its translations are too long together.',
        help: `Written as one JSON text they may have ${longestStoredName} characters. Shorten them or give fewer languages.`,
      }),
    );
  }
  return problems;
}

const malformed = {
  message: 'The name has characters that are not valid text.',
  help: 'Remove NUL characters, unpaired surrogates and Unicode noncharacters.',
};

function atMost(characters: number): { help: string } {
  return { help: `Use at most ${characters} characters.` };
}

function judgeLanguage(names: readonly Translation[], index: number, path: readonly string[]): Problem[] {
  const language = names[index]?.language ?? '';
  if (!isKnownLanguage(language)) {
    return [
      problem('INVALID_LANGUAGE', path, {
        message: 'This is not a known three-letter language code.',
        help: 'Use a lower-case ISO 639-2/T or ISO 639-3 code, for instance eng, fra or ara.',
      }),
    ];
  }
  if (names.findIndex((other) => other.language === language) < index) {
    return [problem('DUPLICATE_VALUE', path, { help: 'Give one translation for each language.' })];
  }
  return [];
}

function isKnownLanguage(code: string): boolean {
  return /^[a-z]{3}$/.test(code) && !refusedLanguages.has(code) && languageNames.of(code) !== undefined;
}

function judgeTranslation(value: string, path: readonly string[]): Problem[] {
  if (!isWellFormedText(value)) return [problem('INVALID_TRANSLATION', path, malformed)];
  if (isBlank(value)) {
    const help = 'Write the name in this language, or leave the language out.';
    return [problem('INVALID_TRANSLATION', path, { message: 'The translation is blank.', help })];
  }
  if (value.length > longestTranslation) {
    return [
      problem('INVALID_TRANSLATION', path, { message: 'The translation is too long.', ...atMost(longestTranslation) }),
    ];
  }
  return [];
}

function storedLength(names: readonly Translation[], name: string): number {
  const translations = names.map(({ language, value }): [string, string] => [language, value]);
  return JSON.stringify(Object.fromEntries([...translations, ['@none', name]])).length;
}
