export { certifiedPartner } from './partner-changes.ts';
export { PartnerChangesResolver } from './partner-changes.resolver.ts';
export {
  PartnerChangesService,
  type ChangePartnerStatus,
  type RegisterPartner,
  type UpdatePartner,
} from './partner-changes.service.ts';
export type { PartnerTypeColumn, PartnerTypeRow } from './partner-type.search.ts';
export { needsPolicyGroup, partnerTypes, partnerTypeTable } from './partner-types.ts';
export { toPartner } from './partner.mapper.ts';
export type { GroupDirectory, PartnerDependants } from './partner.ports.ts';
export { partnerFence, PartnerReader } from './partner.reader.ts';
export { noDetails, type PartnerRecord } from './partner.record.ts';
export { PartnerReport, type PartnerColumn, type PartnerRow } from './partner.report.ts';
export { PartnerResolver } from './partner.resolver.ts';
export { PartnerService } from './partner.service.ts';
export { PartnerStore } from './partner.store.ts';
export { Partner } from './partner.type.ts';
export { ViewerResolver } from './viewer.resolver.ts';
export { Viewer } from './viewer.type.ts';
