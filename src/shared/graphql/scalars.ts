export { GraphQLDateTime as DateTime, GraphQLJSON as Json, GraphQLJSONObject as JsonObject } from 'graphql-scalars';
