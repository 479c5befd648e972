import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { policyDoor, wrapped, type PolicyDoor } from './policy-door.ts';
import { ids, tellTheStory } from './setting.ts';

/** What the other door has no words for: types and groups by name, the older call for the status, lists by role. */
let issuer: OidcIssuer;
let gateway: TestGateway;
let door: PolicyDoor;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  door = policyDoor(gateway, await issuer.tokenFor({ name: 'manager', roles: ['POLICYMANAGER'] }));
  await tellTheStory(gateway.world);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

describe('what only the REST door can say', () => {
  const policy = (changes: object) =>
    wrapped({
      name: 'x',
      desc: 'x',
      version: '1',
      policyType: 'Auth',
      policyGroupName: 'Open group',
      policies: samplePolicy,
      ...changes,
    });
  const publish = (id: string, group: string) => ['POST', `/${id}/group/${group}/publish`, undefined] as const;
  const patch = (id: string, group: string, status: string | null) =>
    ['PATCH', `/${id}/group/${group}`, wrapped({ status })] as const;

  it.each([
    ['no type', 'POST', '', policy({ policyType: null }), 'PMS_COR_001'],
    ['unknown type', 'POST', '', policy({ policyType: 'Login' }), 'PMS_POL_023'],
    ['unknown type, no name', 'POST', '', policy({ policyType: 'Login', name: '' }), 'PMS_COR_001'],
    [
      'unknown type, unknown group',
      'POST',
      '',
      policy({ policyType: 'Login', policyGroupName: 'None' }),
      'PMS_POL_023',
    ],
    ['no group', 'POST', '', policy({ policyGroupName: ' ' }), 'PMS_COR_001'],
    ['no document', 'POST', '', policy({ policies: null }), 'PMS_COR_001'],
    ['no document in a change', 'PUT', `/${ids.draft}`, policy({ policies: null }), 'PMS_COR_001'],
    ['change: unknown group', 'PUT', `/${ids.draft}`, policy({ policyGroupName: 'None' }), 'PMS_POL_019'],
    [
      'change: closed group, unknown policy',
      'PUT',
      '/none',
      policy({ policyGroupName: 'Closed group' }),
      'PMS_POL_053',
    ],
    ['change: of another group', 'PUT', `/${ids.draft}`, policy({ policyGroupName: 'Other group' }), 'PMS_POL_015'],
    [
      'change: published, of another group',
      'PUT',
      `/${ids.active}`,
      policy({ policyGroupName: 'Other group' }),
      'PMS_POL_015',
    ],
    ['publish: unknown group', ...publish(ids.draft, ids.absent), 'PMS_POL_016'],
    ['publish: unknown group and policy', ...publish(ids.absent, ids.absent), 'PMS_POL_016'],
    ['publish: closed group, unknown policy', ...publish(ids.absent, ids.closedGroup), 'PMS_POL_053'],
    ['publish: of another group', ...publish(ids.draft, ids.otherGroup), 'PMS_POL_015'],
    ['status: unknown', ...patch(ids.draft, ids.group, 'Published'), 'PMS_POL_045'],
    ['status: none', ...patch(ids.draft, ids.group, null), 'PMS_POL_045'],
    ['status: unknown group', ...patch(ids.draft, ids.absent, 'Active'), 'PMS_POL_016'],
    ['status: closed group', ...patch(ids.draftInClosedGroup, ids.closedGroup, 'Active'), 'PMS_POL_053'],
    ['status: unknown policy', ...patch(ids.absent, ids.group, 'Active'), 'PMS_POL_008'],
    ['status: of another group', ...patch(ids.active, ids.otherGroup, 'De-Active'), 'PMS_POL_015'],
    ['status: published', ...patch(ids.active, ids.group, 'De-Active'), 'PMS_POL_058'],
    ['status: a draft to be active', ...patch(ids.draft, ids.group, 'ACTIVE'), 'PMS_POL_054'],
    [
      'status: no state of a group',
      'PUT',
      `/group/${ids.emptyGroup}`,
      wrapped({ name: 'x', desc: 'x' }),
      'PMS_COR_001',
    ],
    ['read: no such policy', 'GET', `/${ids.absent}`, undefined, 'PMS_POL_008'],
    ['read: no such group', 'GET', `/group/${ids.absent}`, undefined, 'PMS_POL_016'],
    ['read: no group of this name', 'GET', '/active/group/None', undefined, 'PMS_POL_019'],
    ['read: closed group', 'GET', '/active/group/Closed%20group', undefined, 'PMS_POL_053'],
  ] as const)('%s', async (_title, method, path, body, errorCode) => {
    const before = await gateway.database.dump();
    const answer = await door(method, path, body);
    expect(answer.status).toBe(200);
    expect(answer.body.errors).toMatchObject([{ errorCode }]);
    expect(await gateway.database.dump()).toEqual(before);
  });
});

describe('who may choose among groups and policies', () => {
  it.each([
    ['POLICYMANAGER', 200],
    ['PARTNER_ADMIN', 200],
    ['AUTH_PARTNER', 200],
    ['CREDENTIAL_PARTNER', 200],
    ['ONLINE_VERIFICATION_PARTNER', 200],
    ['ABIS_PARTNER', 200],
    ['MANUAL_ADJUDICATION', 200],
    ['FTM_PROVIDER', 403],
    ['partner_admin', 403],
  ])('%s: HTTP %d', async (role, status) => {
    const token = await issuer.tokenFor({ name: `user ${role}`, roles: [role] });
    for (const path of ['/policy-groups', '/active/group/Open%20group']) {
      expect((await policyDoor(gateway, token)('GET', path)).status).toBe(status);
    }
  });
});

describe('where no group is active', () => {
  it('there is nothing to choose', async () => {
    await gateway.database.db.collection('policyGroups').updateMany({}, { $set: { status: 'INACTIVE' } });
    expect((await door('GET', '/policy-groups')).body.errors).toMatchObject([{ errorCode: 'PMS_POL_059' }]);
  });
});
