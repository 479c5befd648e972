export { fitsCookie } from './cookie-size.rules.ts';
export { developmentIssuer, developmentIssuerPath, discoveredIssuer } from './issuer-configuration.ts';
export { loginRedirectPath, LoginService, type LoginParts, type Place, type Session } from './login.service.ts';
export type { ReturnOrigins } from './origin.rules.ts';
export { refusal } from './refusal.ts';
export { createTransactionSeal, transactionSeconds } from './transaction.ts';
