export type { Dependants, PolicyNames } from './dependants.ts';
export { pairColumns, pairJoins, type PairRow } from './pair-columns.ts';
export { mappingFence, PolicyMappingReader } from './policy-mapping.reader.ts';
export { undecided, type Pair, type PolicyMappingRecord } from './policy-mapping.record.ts';
export { PolicyMappingReport, type MappingColumn, type MappingRow } from './policy-mapping.report.ts';
export { PolicyMappingResolver } from './policy-mapping.resolver.ts';
export { PolicyMappingService } from './policy-mapping.service.ts';
export { PolicyMappingStore } from './policy-mapping.store.ts';
