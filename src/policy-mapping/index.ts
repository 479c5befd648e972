export { mappingFence, PolicyMappingReader } from './policy-mapping.reader.ts';
export type { PolicyMappingRecord } from './policy-mapping.record.ts';
export { PolicyMappingResolver } from './policy-mapping.resolver.ts';
export { PolicyMappingService } from './policy-mapping.service.ts';
export { PolicyMappingStore } from './policy-mapping.store.ts';
