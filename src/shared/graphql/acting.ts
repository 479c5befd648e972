import { createParameterDecorator } from 'type-graphql';
import type { Caller } from '../caller.ts';
import { intentOf } from '../intent.ts';
import type { RequestContext } from './context.ts';
import type { KeyedInput } from './keyed-input.ts';

/** Who asks for a change: with what is to be done once, where the input names it by an idempotency key. */
export const Acting = () =>
  createParameterDecorator<RequestContext>(({ args, context: { caller }, info }): Caller => {
    const { idempotencyKey, dryRun = false, ...payload } = args.input as KeyedInput & { dryRun?: boolean | null };
    // what only tries does nothing that could be done twice
    if (typeof idempotencyKey !== 'string' || dryRun === true) return caller;
    return { ...caller, intent: intentOf(idempotencyKey, info.fieldName, payload) };
  });
