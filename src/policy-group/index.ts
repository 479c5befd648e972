export { toPolicyGroup } from './policy-group.mapper.ts';
export type { PolicyGroupReader } from './policy-group.reader.ts';
export type { PolicyGroupRecord } from './policy-group.record.ts';
export { PolicyGroupStore } from './policy-group.store.ts';
export { PolicyGroup } from './policy-group.type.ts';
