export { AuditTrail } from './audit.service.ts';
export { AuditStore } from './audit.store.ts';
