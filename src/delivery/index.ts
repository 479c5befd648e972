export type { EsignetSettings } from './esignet/client-management.ts';
