import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../shared/http/caller-of.ts';
import type { FoundValue, ValuesRequest } from '../shared/search.ts';
import { filterValuesShape, readFilterValues, type ValuesQuestion } from './filter-values.body.ts';
import { groupColumns, ofType, policyColumns } from './policy-search.columns.ts';
import { policySuccess } from './policy.envelope.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { readSearchBody } from './search.body.ts';
import type { SearchColumn } from './search.columns.ts';

const policyShape = z.object({ ...filterValuesShape.shape, policyType: z.string().nullish() });

interface ShownValue {
  readonly fieldID: string;
  readonly fieldValue: string;
  readonly fieldCode: string;
}

/** Values to choose from when a search is filled in (contract 2.1, P8 and P20). */
export function filterValuesRoutes(scope: FastifyInstance, { groups, policyTables, clock }: PolicyDoorParts): void {
  scope.post('/group/filtervalues', needs('policy-group:read-values'), async (request) => {
    const caller = callerOf(request);
    const questions = readFilterValues(readSearchBody(request.body, filterValuesShape), groupColumns, []);
    const filters = await answersTo(questions, (asked) => groups.values(caller, asked));
    return policySuccess({ filters }, clock());
  });

  scope.post('/filtervalues', needs('policy:read-values'), async (request) => {
    const caller = callerOf(request);
    const { policyType, ...body } = readSearchBody(request.body, policyShape);
    const questions = readFilterValues(body, policyColumns, ofType(policyType));
    const filters = await answersTo(questions, (asked) => policyTables.values(caller, asked));
    return policySuccess({ filters }, clock());
  });
}

/** One after the other: a request takes one connection to the database, however much it asks. */
async function answersTo<C extends string>(
  questions: readonly ValuesQuestion<C>[],
  find: (asked: ValuesRequest<C>) => Promise<FoundValue[]>,
): Promise<ShownValue[]> {
  const answers: ShownValue[] = [];
  for (const { name, column, asked } of questions) {
    const values = column.kind === 'flag' ? truthValues : await find(asked);
    answers.push(...values.map(({ value, code }) => shown(name, column, value, code)));
  }
  return answers;
}

/** Asked for all the same, these are not looked up. */
const truthValues: readonly FoundValue[] = [
  { value: 'true', code: '' },
  { value: 'false', code: '' },
];

function shown(fieldID: string, column: SearchColumn<string>, value: string, fieldCode: string): ShownValue {
  return { fieldID, fieldValue: column.kind === 'code' ? (column.shown[value] ?? value) : value, fieldCode };
}
