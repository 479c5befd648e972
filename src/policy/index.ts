export { acrMappingFile, builtInTables, claimsMappingFile } from './mapping-tables.ts';
export { type Grants, type MappingTables } from './policy.grants.rules.ts';
export { toPolicy } from './policy.mapper.ts';
export { PolicyReader } from './policy.reader.ts';
export type { PolicyRecord } from './policy.record.ts';
export { PolicyResolver } from './policy.resolver.ts';
export { PolicyService } from './policy.service.ts';
export { PolicyStore } from './policy.store.ts';
export { Policy } from './policy.type.ts';
