export { UserConsentService } from './user-consent.service.ts';
export { UserConsentStore } from './user-consent.store.ts';
