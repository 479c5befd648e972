import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  Kind,
  typeFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * graphql-js quotes what was sent in its messages: the whole variable where one member of it does not fit, private keys
 * included. These texts say the same with the place and the expected type alone.
 */

const valueKinds = new Set<string>([
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

type Located = Pick<GraphQLError, 'message' | 'locations'>;

/** Where the parser stops counting or has no stack left, and where validation gives up. */
const limits =
  /^(?:Syntax Error: Document contains more|Maximum call stack size exceeded|Validation aborted\.|Maximum introspection depth)/;

export function isBeyondLimits({ message }: Located): boolean {
  return limits.test(message);
}

export function textOfSyntaxError(error: Located): string {
  return `The document cannot be parsed${placeOf(error)}.`;
}

/** Anchored, and without quotes in what is taken out: a value in the message cannot pass for a name of the schema. */
const missingField = /^Field "([\w.]+)" of required type "([^"]+)" was not provided\.$/;
const typeInMessage = [
  /^Expected value of type "([^"]+)"/,
  /^Expected (?:non-nullable )?type "([^"]+)"/,
  /^Value [^]*does not exist in "(\w+)" enum/,
  /^Enum "(\w+)" cannot represent/,
  /^(\w+) cannot represent/,
];

function typeIn(message: string): string | null {
  return typeInMessage.map((pattern) => pattern.exec(message)?.[1]).find((type) => type !== undefined) ?? null;
}

/** Messages about a literal in the document, which may be anything; others name parts of document and schema only. */
export function textOfValidationError(error: Located & Pick<GraphQLError, 'nodes'>): string {
  const node = error.nodes?.[0];
  if (node === undefined || !valueKinds.has(node.kind) || missingField.test(error.message)) return error.message;
  const type = typeIn(error.message);
  return type === null
    ? `A value${placeOf(error)} does not fit its type.`
    : `A value of type ${type} is expected${placeOf(error)}.`;
}

/** Arguments are looked at once more when their field is due; null for errors about anything else. */
export function textOfArgumentError(error: Located): string | null {
  const argument = /^Argument "(\w+)" (?:of|has) /.exec(error.message)?.[1];
  return argument === undefined ? null : `The argument ${argument}${placeOf(error)} does not fit its type.`;
}

function placeOf({ locations }: Pick<GraphQLError, 'locations'>): string {
  const place = locations?.[0];
  return place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
}

/** Variables that do not fit, with the place of each misfit; `most` of them at most. */
export function variableErrors(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  most: number,
): string[] {
  const found: string[] = [];
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!isInputType(type) || found.length >= most) continue;
    if (value !== undefined && value !== null) {
      found.push(...misfitsOf(value, type, most - found.length).map((text) => `$${name}${text}`));
    } else if (isNonNullType(type) && (value === null || defaultValue === undefined)) {
      found.push(`$${name}: a value of type ${String(type)} is required.`);
    }
  }
  return found;
}

/** Stops when it has enough: a list can hold a hundred thousand misfits, each with a stack of its own. */
function misfitsOf(value: unknown, type: GraphQLInputType, most: number): string[] {
  const found: string[] = [];
  const enough = new Error('enough');
  try {
    coerceInputValue(value, type, (path, _value, { message }) => {
      found.push(`${path.map((part) => `.${part}`).join('')}: ${textOfMisfit(message)}`);
      if (found.length === most) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return found;
}

const unknownField = /^Field "[^]*" is not defined by type "(\w+)"/;

function textOfMisfit(message: string): string {
  const [, field, fieldType] = missingField.exec(message) ?? [];
  if (field !== undefined) return `the field ${field} of type ${fieldType ?? ''} is required.`;
  const owner = unknownField.exec(message)?.[1];
  if (owner !== undefined) return `has a field that ${owner} does not have.`;
  const type = typeIn(message);
  return type === null ? 'does not fit its type.' : `a value of type ${type} is expected.`;
}
