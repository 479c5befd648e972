export type { Dependants, PolicyNames } from './dependants.ts';
export { mappingFence, PolicyMappingReader } from './policy-mapping.reader.ts';
export { undecided, type Pair, type PolicyMappingRecord } from './policy-mapping.record.ts';
export { PolicyMappingResolver } from './policy-mapping.resolver.ts';
export { PolicyMappingService } from './policy-mapping.service.ts';
export { PolicyMappingStore, type NamedMapping } from './policy-mapping.store.ts';
