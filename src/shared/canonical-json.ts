/**
 * JSON with the members of every object in order of their names: equal values give equal text. As `JSON.stringify`
 * writes it, but step by step and not by recursion: callers may send what is nested deeper than the stack.
 */
export function canonicalJson(value: unknown): string {
  let written = '';
  // what is still to be written, the next one last
  const steps: Step[] = [stepOf(value)];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') written += step;
    else for (const next of stepsOf(step).reverse()) steps.push(next);
  }
  return written;
}

/** Text as it is written, or what holds other values. */
type Step = string | object;

function stepOf(value: unknown): Step {
  const shown = plain(value);
  if (typeof shown === 'object' && shown !== null) return shown;
  return isShown(shown) ? JSON.stringify(shown) : 'null';
}

function stepsOf(value: object): Step[] {
  if (Array.isArray(value))
    return ['[', ...value.flatMap((item, index) => [index === 0 ? '' : ',', stepOf(item)]), ']'];
  const sorted: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const shown = Object.entries(sorted).filter(([, member]) => isShown(plain(member)));
  const members = shown.flatMap(([name, member], index) => [
    `${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
    stepOf(member),
  ]);
  return ['{', ...members, '}'];
}
/** Dates and the like say themselves what they are in JSON. */
function plain(value: unknown): unknown {
  const speaks = typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
  return speaks ? (value as { toJSON: () => unknown }).toJSON() : value;
}

/** JSON has no word for the rest: members are left out then. */
function isShown(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
