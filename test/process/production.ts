import type { OidcIssuer } from '../support/oidc-issuer.ts';

/** Settings of a gateway as a country runs it, but for the demonstration data. */
export function productionSettings({ issuer }: Pick<OidcIssuer, 'issuer'>, mongodbUri: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    MONGODB_URI: mongodbUri,
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: 'mosip-pms-client',
    CURSOR_SECRET: Buffer.alloc(32).toString('base64'),
    DATA_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    DEMO_DATA: 'true',
  };
}

export const admin = { name: 'ada', roles: ['PARTNER_ADMIN'] };
