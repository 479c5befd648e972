const marks = /\p{Mark}+/gu;
const wordBreaks = /[^\p{Letter}\p{Number}]+/u;

/** Text without case and accents, for ordering and searching; the same on every machine. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

/** The distinct folded words of some texts. */
export function foldedWords(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => fold(text).split(wordBreaks)))].filter((word) => word !== '');
}
