export { AuditEntryService } from './audit-entry.service.ts';
export type { SubjectKind } from './audit.record.ts';
export { AuditEntryResolver } from './audit.resolver.ts';
export { AuditTrail } from './audit.service.ts';
export { AuditStore } from './audit.store.ts';
export { faultTexts, type Break } from './chain.rules.ts';
export { verifyChains, type Walk } from './chain.service.ts';
export { ChainStore } from './chain.store.ts';
export { ChangeWriter, type RecordChange, type Reliance } from './change-writer.ts';
