import { Failure } from './errors/index.ts';
import { isStoreOutage } from './mongo/outage.ts';

/** Any error as one that may be shown: known failures as they are, a lost database as UNAVAILABLE, the rest masked. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isStoreOutage(error)) return new Failure('UNAVAILABLE', { cause: error });
  return new Failure('INTERNAL_SERVER_ERROR', { cause: error });
}
