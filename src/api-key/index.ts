export { ApiKeyReport, type ApiKeyColumn, type ApiKeyRow } from './api-key.report.ts';
export { ApiKeyResolver } from './api-key.resolver.ts';
export { ApiKeyService, type ChangeKeyStatus, type CreateApiKey } from './api-key.service.ts';
export { credentialDependants } from './credential-dependants.ts';
export { ApiKeyStore, MispLicenseStore } from './credential.store.ts';
export { MispLicenseResolver } from './misp-license.resolver.ts';
export { MispLicenseService } from './misp-license.service.ts';
export { createVault } from './vault.ts';
