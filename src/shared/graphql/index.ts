// the decorators of type-graphql look for it when they run
import 'reflect-metadata';
export { Acting } from './acting.ts';
export { connectionOf, PageArgs } from './connection.ts';
export type { RequestContext } from './context.ts';
export { KeyedInput, withoutKey } from './keyed-input.ts';
export { orderOf } from './order.ts';
export { payloadOf } from './payload.ts';
export { DateTime, Json, JsonObject } from './scalars.ts';
