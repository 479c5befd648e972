import type { GraphQLSchema } from 'graphql';
import { buildSchema, type ClassType } from 'type-graphql';

/** Resolvers are made by hand (compose.ts); the library finds each by its class. */
export function createSchema(resolvers: readonly object[]): Promise<GraphQLSchema> {
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = resolvers.map((resolver) => resolver.constructor as ClassType);
  return buildSchema({
    resolvers: classes as [ClassType, ...ClassType[]],
    container: { get: (resolverClass: ClassType) => byClass.get(resolverClass) },
    validate: false,
  });
}
