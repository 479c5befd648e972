import type { Caller } from '../caller.ts';

/** What every resolver is handed. */
export interface RequestContext {
  readonly caller: Caller;
}
