import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { readList } from './list-door.ts';

/** Who may look through which list (contract 1.1, 2.1, 3.1): the role decides, and then what is the caller's own. */
let issuer: OidcIssuer;
let gateway: TestGateway;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  await gateway.world.partner({ id: 'own', owners: ['owner'] });
  await gateway.world.partner({ id: 'foreign', owners: ['somebody'] });
  const policy = await gateway.world.policy();
  await gateway.world.mapping({ id: 'own' }, policy, 'APPROVED');
  await gateway.world.mapping({ id: 'foreign' }, policy, 'APPROVED');
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const underPolicies = [
  'AUTH_PARTNER',
  'ABIS_PARTNER',
  'SDK_PARTNER',
  'CREDENTIAL_PARTNER',
  'ONLINE_VERIFICATION_PARTNER',
];
const everyRole = [
  ...[...underPolicies, 'PARTNER_ADMIN', 'POLICYMANAGER', 'PARTNERMANAGER', 'DEVICE_PROVIDER', 'FTM_PROVIDER'],
  ...['MISP_PARTNER', 'PARTNER', 'partner_admin', 'NO_PARTNER_ADMIN', 'PARTNER_ADMIN_2'],
];

describe.each([
  ['partnermanager/oauth/client', ['PARTNER_ADMIN', 'AUTH_PARTNER']],
  ['partnermanager/partner-api-keys', ['PARTNER_ADMIN', 'AUTH_PARTNER']],
  ['partnermanager/partner-policy-requests', ['PARTNER_ADMIN', ...underPolicies]],
  ['partnermanager/partners/v3', ['PARTNER_ADMIN', ...underPolicies, 'DEVICE_PROVIDER', 'FTM_PROVIDER']],
  ['partnermanager/admin-partners', ['PARTNER_ADMIN']],
  ['partnermanager/admin-partners/own', ['PARTNER_ADMIN']],
  ['policymanager/policies/v2', ['PARTNER_ADMIN', 'POLICYMANAGER']],
  ['partnermanager/securebiometricinterface', ['PARTNER_ADMIN', 'DEVICE_PROVIDER']],
  ['partnermanager/devicedetail', ['PARTNER_ADMIN', 'DEVICE_PROVIDER']],
  ['partnermanager/ftpchipdetail/v2', ['PARTNER_ADMIN', 'FTM_PROVIDER']],
])('%s', (address, allowed) => {
  it.each(everyRole)('and the role %s', async (role) => {
    const token = await issuer.tokenFor({ name: 'owner', roles: [role] });
    const good = await readList(gateway, { token }, address, 'status=approved');
    expect(good.status).toBe(allowed.includes(role) ? 200 : 403);
    // who may not look learns nothing about the parameters either
    if (!allowed.includes(role)) {
      const bad = await readList(gateway, { token }, address, 'pageNo=a&sortType=b');
      expect([bad.status, bad.body.errors[0]?.errorCode]).toEqual([403, 'KER-ATH-403']);
    }
  });
});

describe('a role whose name contains that of administrators', () => {
  it('does not make one', async () => {
    const read = async (roles: string[]) => {
      const token = await issuer.tokenFor({ name: 'owner', roles });
      const { body } = await readList(gateway, { token }, 'partnermanager/partner-policy-requests');
      return body.response.data.map(({ partnerId }) => partnerId);
    };
    expect(await read(['AUTH_PARTNER', 'NO_PARTNER_ADMIN'])).toEqual(['own']);
    expect(await read(['AUTH_PARTNER', 'PARTNER_ADMIN'])).toContain('foreign');
  });
});

describe('a caller without a partner', () => {
  it.each(['oauth/client', 'partner-policy-requests', 'partner-api-keys', 'partners/v3'])(
    'is told so by %s',
    async (path) => {
      const token = await issuer.tokenFor({ name: 'nobody', roles: ['AUTH_PARTNER'] });
      const { status, body } = await readList(gateway, { token }, `partnermanager/${path}`, 'status=approved');
      expect([status, body.response, body.errors[0]?.errorCode]).toEqual([200, null, 'PMS_CERTIFICATE_ERROR_002']);
      expect(body.id).toMatch(/^mosip\.pms\./);
      expect(Object.keys(body)).toContain('responseTime');
    },
  );

  it('is told of the parameters first', async () => {
    const token = await issuer.tokenFor({ name: 'nobody', roles: ['AUTH_PARTNER'] });
    const { body } = await readList(gateway, { token }, 'partnermanager/oauth/client', 'pageNo=0');
    expect([body.id, body.errors[0]?.errorCode]).toEqual(['mosip.partnermanagement', 'PMS_PS_ERROR_006']);
  });
});
