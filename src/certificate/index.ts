export { CaCertificateService, type UploadCaCertificate } from './ca-certificate.service.ts';
export { CertificateResolver } from './certificate.resolver.ts';
export { CaCertificateStore, PartnerCertificateStore } from './certificate.store.ts';
export { createDevelopmentPair } from './development-pair.ts';
export {
  PartnerCertificateService,
  type CurrentCertificate,
  type UploadPartnerCertificate,
} from './partner-certificate.service.ts';
export { createSigner, type SigningPair } from './signer.ts';
