import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLField } from 'graphql';
import { outcome, type Outcome, type Verdict } from './table.ts';

/** One call that changes nothing, whoever makes it. */
export interface GraphqlCall {
  readonly args?: Record<string, unknown>;
  readonly select?: string;
  /** What the answer holds where the thing is there. */
  readonly shows?: string;
  /** The rule that keeps the call from changing anything where there is no dry run. */
  readonly refusal?: string;
}

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const roots = { query: schema.getQueryType(), mutation: schema.getMutationType() } as const;

type Operation = GraphQLField<unknown, unknown>;
const operations = new Map<string, { kind: keyof typeof roots; field: Operation }>(
  (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values(roots[kind]?.getFields() ?? {}).map((field) => [field.name, { kind, field }] as const),
  ),
);

export const operationNames: readonly string[] = [...operations.keys()];

/** The part of a line's name that is the operation's. */
export const operationOf = (lineName: string): string => lineName.split(':')[0] ?? '';

const absences = new Set([
  'NOT_FOUND',
  'PARTNER_NOT_FOUND',
  'MAPPING_NOT_FOUND',
  'API_KEY_NOT_FOUND',
  'LICENSE_NOT_FOUND',
]);

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

interface Payload {
  readonly problems?: readonly { readonly code: string; readonly severity: string }[];
}

export async function askAs(
  url: string,
  headers: Record<string, string>,
  name: string,
  call: GraphqlCall,
): Promise<Outcome> {
  const operation = operationOf(name);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query: documentOf(operation, call), variables: call.args ?? {} }),
  });
  const answer = (await response.json()) as Answer;
  return outcome(verdictOf(response.status, answer, operation, call), answer);
}

function documentOf(operation: string, { args = {}, select }: GraphqlCall): string {
  const { kind, field } = operations.get(operation) ?? noSuch(operation);
  const given = field.args.filter(({ name }) => name in args);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const inBrackets = (list: string): string => (list === '' ? '' : `(${list})`);
  const selection = select ?? (kind === 'mutation' ? '{ problems { code severity } }' : '');
  return `${kind} Walk${inBrackets(declared)} { ${operation}${inBrackets(passed)} ${selection} }`;
}

function verdictOf(status: number, { data, errors = [] }: Answer, operation: string, call: GraphqlCall): Verdict {
  const codes = new Set(errors.map(({ extensions }) => extensions.code));
  if (status === 401 && codes.has('UNAUTHENTICATED')) return '401';
  if (codes.has('FORBIDDEN')) return '403';
  if (codes.size > 0) return [...codes].join();
  const answer = data?.[operation] ?? null;
  if (answer === null) return '-';
  const { problems = [] } = answer as Payload;
  const refusals = problems.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code);
  if (refusals.some((code) => absences.has(code))) return '-';
  if (refusals.join() !== (call.refusal ?? '')) return refusals.join() || 'not refused';
  return call.shows === undefined || JSON.stringify(answer).includes(call.shows) ? 'yes' : '-';
}

function noSuch(operation: string): never {
  throw new Error(`the schema has no operation ${operation}`);
}
