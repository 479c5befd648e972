/** The conditions of a filter that were given; absent and null both mean "any". */
export function given<C extends Record<string, unknown>>(conditions: C): { [F in keyof C]?: NonNullable<C[F]> } {
  const set = Object.entries(conditions).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(set) as { [F in keyof C]?: NonNullable<C[F]> };
}
