export { judgeKey } from './idempotency.rules.ts';
export type { KeptIntent, Reference } from './idempotency.record.ts';
export { IdempotencyStore, KeyBusy } from './idempotency.store.ts';
