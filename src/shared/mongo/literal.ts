/** No text that is kept is longer; a pattern that is would be an error of the database. */
const longestText = 5_120;

type Literal = { readonly $regex: string; readonly $options: 'i' } | { readonly $in: readonly never[] };

/** Text anywhere in a value, in any case, taken literally. */
export function containing(text: string): Literal {
  return literal(text, '');
}

/** Text at the start of a value, in any case, taken literally. */
export function startingWith(text: string): Literal {
  return literal(text, '^');
}

/** A pattern cannot hold NUL, nor does any text that is kept. */
function literal(text: string, anchor: '' | '^'): Literal {
  if (text.length > longestText || text.includes('\0')) return { $in: [] };
  return { $regex: anchor + text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), $options: 'i' };
}
