/** The first line of whatever was thrown, short enough for a list of reasons. */
export function reasonOf(error: unknown): string {
  return (textOf(error, 'message') ?? String(error)).split('\n', 1)[0] ?? '';
}

export function hasCode(error: unknown, code: string | number): boolean {
  return propertyOf(error, 'code') === code;
}

/** By shape and not by class: in a test runner's sandbox the errors of node's own modules have another `Error`. */
export function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

export function textOf(error: unknown, name: string): string | null {
  const value = propertyOf(error, name);
  return typeof value === 'string' ? value : null;
}
