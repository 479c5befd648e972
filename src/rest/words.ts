/** The values that a door calls by a word, in exactly these letters; none where it has no such word. */
export function valuesCalled<V extends string>(words: Readonly<Record<V, string>>, word: string): V[] {
  return (Object.keys(words) as V[]).filter((value) => words[value] === word);
}

/** The values whose word contains a text, in any letter case. */
export function valuesContaining<V extends string>(words: Readonly<Record<V, string>>, text: string): V[] {
  return (Object.keys(words) as V[]).filter((value) => words[value].toLowerCase().includes(text.toLowerCase()));
}
