import { z } from 'zod';
import { problem, Refusal } from '../shared/errors/index.ts';
import type { SearchCondition, ValuesRequest } from '../shared/search.ts';
import { bounded, couldNotProcess, readFilters, tooLarge } from './search.body.ts';
import { conditionOn, type SearchColumn, type SearchColumns } from './search.columns.ts';
import { filterShape } from './search.filter.ts';

const text = z.string().nullish();
const questionShape = z.object({ columnName: text, type: text, text });
type Question = z.infer<typeof questionShape>;

export const filterValuesShape = z.object({
  filters: z.array(questionShape).nullish(),
  optionalFilters: z.array(filterShape.nullable()).nullish(),
});

/** One column whose values are asked for. */
export interface ValuesQuestion<C extends string> {
  readonly name: string;
  readonly column: SearchColumn<C>;
  readonly asked: ValuesRequest<C>;
}

const mostQuestions = 10;
const longestText = 1_024;
/** Values come with the code of their row, so that none comes twice: both words ask for the same. */
const types = ['unique', 'all'];

/** In the order of the documented service: the shape of the questions, then their columns, then the filters. */
export function readFilterValues<C extends string>(
  { filters, optionalFilters }: z.infer<typeof filterValuesShape>,
  columns: SearchColumns<C>,
  further: readonly SearchCondition<C>[],
): ValuesQuestion<C>[] {
  if (filters === null || filters === undefined) throw shapeless('must not be null', ['filters']);
  bounded(filters, mostQuestions, 'filters').forEach(assertShape);
  const known = filters.map((question) => readQuestion(question, columns));
  const conditions = [...readFilters(optionalFilters ?? [], columns, 'optionalFilters'), ...further];
  return known.map(({ name, column, part }) => ({ name, column, asked: askedOf(column, part, conditions) }));
}

function assertShape({ columnName, text: part }: Question, index: number): void {
  if ((columnName ?? '').trim() === '') {
    throw shapeless('must not be blank', ['filters', String(index), 'columnName']);
  }
  if ((part ?? '').length > longestText) throw tooLarge('filters');
}

function readQuestion<C extends string>({ columnName, type, text: part }: Question, columns: SearchColumns<C>) {
  const name = columnName ?? '';
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  const isKnown = types.includes((type ?? 'unique').toLowerCase());
  if (!isKnown || column === undefined || column.kind === 'time') throw couldNotProcess();
  return { name, column, part: part ?? '' };
}

/** Of values with words of their own the words must hold the text. */
function askedOf<C extends string>(
  column: SearchColumn<C>,
  part: string,
  conditions: readonly SearchCondition<C>[],
): ValuesRequest<C> {
  const ofWords = column.kind === 'code' ? conditionOn(column, 'contains', [part]) : null;
  if (ofWords === null) return { of: column.by, containing: part, conditions };
  return { of: column.by, containing: '', conditions: [...conditions, ofWords] };
}

function shapeless(message: string, path: readonly string[]): Refusal {
  return new Refusal([problem('REQUIRED', path, { message })]);
}
