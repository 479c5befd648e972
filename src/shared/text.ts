/** Text that passes through JSON, MongoDB, PostgreSQL and Java unchanged. */
export function isWellFormedText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && !/\p{Noncharacter_Code_Point}/u.test(text);
}

/** Nothing that a reader would see: spaces, controls, zero-width characters, fillers. */
export function isBlank(text: string | null): boolean {
  return text === null || /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}
