import type { Comparison, SearchCondition } from '../shared/search.ts';
import { meets } from '../shared/search.ts';

/** A column as the clients of a search know it, under the name that they have for it. */
export type SearchColumn<C extends string> = TextColumn<C> | TimeColumn<C> | CodedColumn<C>;

interface TextColumn<C extends string> {
  readonly kind: 'text';
  readonly by: C;
}

interface TimeColumn<C extends string> {
  readonly kind: 'time';
  readonly by: C;
}

/** Clients have words of their own for the few values that there are. */
interface CodedColumn<C extends string> {
  readonly kind: 'code' | 'flag';
  readonly by: C;
  /** What each value is to them. */
  readonly shown: Readonly<Record<string, string>>;
}

export type SearchColumns<C extends string> = Readonly<Record<string, SearchColumn<C>>>;

/** What each kind of column can be asked. */
export const askable: Readonly<Record<SearchColumn<string>['kind'], readonly Comparison[]>> = {
  text: ['contains', 'equals', 'in', 'startsWith', 'between'],
  code: ['contains', 'equals', 'in', 'startsWith', 'between'],
  time: ['equals', 'in', 'between'],
  flag: ['equals', 'in'],
};

/** Null where a value is none that the column could have. */
export function conditionOn<C extends string>(
  column: SearchColumn<C>,
  comparison: Comparison,
  values: readonly string[],
): SearchCondition<C> | null {
  const { by } = column;
  if (column.kind === 'text') return { by, comparison, values };
  if (column.kind === 'time') {
    const times = values.map(readTime).filter((time) => time !== null);
    return times.length < values.length ? null : { by, comparison, values: times };
  }
  return { by, comparison: 'in', values: valuesShown(column.shown, { comparison, values }) };
}

/** The values whose words meet a condition. */
function valuesShown(shown: CodedColumn<string>['shown'], condition: Omit<SearchCondition<string>, 'by'>): string[] {
  return Object.keys(shown).filter((value) => meets(shown[value] ?? '', condition));
}

const timePattern = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A day is its first moment; without an offset a time is one of UTC, as all times are that this door shows. */
function readTime(text: string): Date | null {
  const [whole, day = '', clock, offset] = timePattern.exec(text.trim()) ?? [];
  if (whole === undefined || !isDay(day)) return null;
  const time = new Date(clock !== undefined && offset === undefined ? `${whole}Z` : whole);
  return Number.isNaN(time.getTime()) ? null : time;
}

function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
