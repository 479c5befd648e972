export { toPartner } from './partner.mapper.ts';
export { PartnerReader } from './partner.reader.ts';
export type { PartnerRecord } from './partner.record.ts';
export { PartnerResolver } from './partner.resolver.ts';
export { PartnerService } from './partner.service.ts';
export { PartnerStore } from './partner.store.ts';
export { Partner } from './partner.type.ts';
export { ViewerResolver } from './viewer.resolver.ts';
