import { supportedClientAuthMethods, supportedGrantTypes } from '../oidc-client/index.ts';

export const systemConfigApi = 'mosip.pms.configs.get';

/** What the portal adapts to (contract 3.5, R19). All values are text, because the portal compares them as text. */
export const systemConfig = {
  grantTypes: supportedGrantTypes.join(','),
  clientAuthMethods: supportedClientAuthMethods.join(','),
  // minutes without a click before the portal asks, and then logs out
  inActivityTimer: '25',
  inActivityPromptTimer: '5',
  // minutes that it waits for an answer
  axiosTimeout: '3',
  // years that its date pickers offer
  maxAllowedExpiryYear: '10',
  maxAllowedCreatedYear: '10',
  itemsPerPage: '8',
  // certificates are answered with both signatures, `/partners/{id}/certificate-data`
  isCaSignedPartnerCertificateAvailable: 'true',
  isOidcClientAvailable: 'true',
  // there are no lists of root and intermediate certificates over REST
  isRootIntermediateCertAvailable: 'false',
} as const satisfies Record<string, string>;
