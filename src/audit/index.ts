export { AuditTrail } from './audit.service.ts';
export { AuditStore } from './audit.store.ts';
export { ChangeWriter, type RecordChange, type Reliance } from './change-writer.ts';
