// the decorators of type-graphql look for it when they run
import 'reflect-metadata';
export { connectionOf, OrderDirectionEnum, PageArgs, type OrderDirection } from './connection.ts';
export type { RequestContext } from './context.ts';
export { payloadOf } from './payload.ts';
export { DateTime, Json, JsonObject } from './scalars.ts';
