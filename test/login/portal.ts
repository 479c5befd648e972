import { randomUUID } from 'node:crypto';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { Visitor, type Step } from './visitor.ts';

export const base = '/v1/partnermanager';

export function encoded(address: string): string {
  return Buffer.from(address, 'latin1').toString('base64');
}

/** What the portal does on a 401: a state in a cookie that it can read, then away. */
export function loginUrl(gateway: string, page: string, state: string): string {
  return `${gateway}${base}/login/${encoded(page)}?state=${state}`;
}

function callbackUrl(gateway: string, page: string): string {
  return `${gateway}${base}/login-redirect/${encoded(page)}`;
}

/** A visitor in front of the issuer's login page, which is the last step. */
export async function arriveAtIssuer(gateway: string, page: string, visitor = new Visitor()) {
  const state = randomUUID();
  visitor.write('state', state);
  const step = await visitor.follow(loginUrl(gateway, page, state));
  return { visitor, state, step };
}

/** What the issuer sends the browser back with, once it was said who it is; not yet followed. */
export async function backFromIssuer(
  visitor: Visitor,
  loginPage: Step,
  user: string,
  gateway: string,
): Promise<string> {
  const { location } = await visitor.follow(`${loginPage.url}?user=${user}`, `${gateway}${base}/login-redirect/`);
  if (location === null) throw new Error('the issuer does not send back');
  return location;
}

export interface Setting {
  readonly issuer: OidcIssuer;
  readonly gateway: TestGateway;
  /** The page to return to. */
  readonly page: string;
  stop(): Promise<void>;
}

export const user = { name: 'ada', roles: ['PARTNER_ADMIN', 'POLICYMANAGER'] };

/** A gateway that logs in at a realm, and a page of its own origin. */
export async function startSetting(variables: Record<string, string> = {}): Promise<Setting> {
  const issuer = await startOidcIssuer();
  issuer.facts.users.set(user.name, user);
  const gateway = await startTestGateway({
    AUTH_ISSUER: issuer.issuer,
    AUTH_AUDIENCE: 'mosip-pms-client',
    LOGIN_CLIENT_ID: 'mosip-pms-client',
    LOGIN_CLIENT_SECRET: 'only-for-tests',
    ...variables,
  });
  const page = `${gateway.url}/#/partnermanagement/dashboard`;
  issuer.facts.redirectUris.push(callbackUrl(gateway.url, page), `${gateway.url}/`);
  return {
    issuer,
    gateway,
    page,
    stop: async () => {
      await gateway.stop();
      await issuer.stop();
    },
  };
}
