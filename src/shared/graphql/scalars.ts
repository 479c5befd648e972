import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';

export { GraphQLDateTime as DateTime } from 'graphql-scalars';

type Variables = Parameters<typeof GraphQLJSON.parseLiteral>[1];

// of literals the library makes objects without a prototype, which equal none that came as a variable or was stored
export const Json = new GraphQLScalarType({ ...GraphQLJSON.toConfig(), parseLiteral: valueOf });

export const JsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  parseLiteral: (literal, variables) =>
    literal.kind === Kind.OBJECT ? valueOf(literal, variables) : GraphQLJSONObject.parseLiteral(literal, variables),
});

function valueOf(literal: ValueNode, variables: Variables): unknown {
  if (literal.kind === Kind.LIST) return literal.values.map((item) => valueOf(item, variables));
  if (literal.kind !== Kind.OBJECT) return GraphQLJSON.parseLiteral(literal, variables);
  const members = literal.fields.map(({ name, value }) => [name.value, valueOf(value, variables)] as const);
  // a variable that was not given
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
