export { createDelivery, type DeliverySettings } from './create-delivery.ts';
export { DeliveryResolver } from './delivery.resolver.ts';
export { DeliveryStore } from './delivery.store.ts';
export { limitsOf } from './esignet/limits.ts';
export type { EsignetSettings } from './esignet/client-management.ts';
