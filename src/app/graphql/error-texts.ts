import {
  coerceInputValue,
  GraphQLError,
  Kind,
  typeFromAST,
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

export function textOfSyntaxError({ locations }: Pick<GraphQLError, 'locations'>): string {
  const place = locations?.[0];
  return place === undefined
    ? 'The document cannot be parsed.'
    : `The document cannot be parsed at line ${place.line}, column ${place.column}.`;
}

const expectedType = /Expected value of type "([^"]+)"/;
const scalarAtStart = /^(?:Enum "(\w+)"|(\w+)) cannot represent/;
const enumInMessage = /does not exist in "(\w+)" enum/;

/** Messages about a literal in the document, which may be anything; others name parts of the schema only. */
export function textOfValidationError(error: Pick<GraphQLError, 'nodes' | 'message' | 'locations'>): string {
  const node = error.nodes?.[0];
  if (node === undefined || !valueKinds.has(node.kind)) return error.message;
  const type =
    expectedType.exec(error.message)?.[1] ??
    enumInMessage.exec(error.message)?.[1] ??
    scalarAtStart
      .exec(error.message)
      ?.slice(1)
      .find((name) => name !== undefined);
  const place = error.locations?.[0];
  const where = place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
  return type === undefined ? `A value${where} does not fit its type.` : `A value of type ${type} is expected${where}.`;
}

const missingField = /^Field "(\w+)" of required type "([^"]+)" was not provided/;
const unknownField = /^Field "\w+" is not defined by type "(\w+)"/;
const scalarName = /^(?:Enum "(\w+)"|(\w+)) cannot represent/;
const expectedInput = /^Expected (?:non-nullable )?type "([^"]+)"/;

/** Every variable that does not fit, with the place of each misfit. */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: typeNode, defaultValue }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    const value = variables[name];
    if (type === undefined || !('name' in type || 'ofType' in type)) return [];
    if (value === undefined || value === null) {
      const isRequired = typeNode.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
      return isRequired ? [`$${name}: a value of type ${String(type)} is required.`] : [];
    }
    const found: string[] = [];
    coerceInputValue(value, type as Parameters<typeof coerceInputValue>[1], (path, _value, error) => {
      found.push(`$${[name, ...path].join('.')}: ${textOfMisfit(error.message)}`);
    });
    return found;
  });
}

function textOfMisfit(message: string): string {
  const missing = missingField.exec(message);
  if (missing !== null) return `the field ${missing[1] ?? ''} of type ${missing[2] ?? ''} is required.`;
  const unknown = unknownField.exec(message);
  if (unknown !== null) return `has a field that ${unknown[1] ?? ''} does not have.`;
  const scalar = scalarName
    .exec(message)
    ?.slice(1)
    .find((name) => name !== undefined);
  const expected = scalar ?? enumInMessage.exec(message)?.[1] ?? expectedInput.exec(message)?.[1];
  return expected === undefined ? 'does not fit its type.' : `a value of type ${expected} is expected.`;
}
