// the decorators of type-graphql look for it when they run
import 'reflect-metadata';
export { connectionOf, PageArgs } from './connection.ts';
export type { RequestContext } from './context.ts';
export { orderOf } from './order.ts';
export { payloadOf } from './payload.ts';
export { DateTime, Json, JsonObject } from './scalars.ts';
