import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codesOf, conflict, type Answer } from './door.ts';
import { putClient } from './partner-writes.ts';
import { createSetting, type Setting } from './setting.ts';
import { mutate } from './write.ts';

/** Changes of status that are sent again, or come too late (hostile input, J12). Nothing comes back by itself. */
let setting: Setting;

beforeAll(async () => {
  setting = await createSetting();
});

afterAll(() => setting.gateway.stop());

const done = { status: 200, body: { errors: [] } };
const refused = (answer: Answer) => [answer.status, codesOf(answer), answer.etag];

const change = (id: string, status: string, expectedVersion: number, more: object = {}) =>
  mutate(
    setting.admin,
    { name: 'updateOidcClient', input: 'UpdateOidcClientInput', node: 'oidcClient', values: { id, status, ...more } },
    expectedVersion,
  );

describe('a client', () => {
  it('is deactivated once over REST, and not changed after that', async () => {
    const { id } = await setting.make.client();
    const off = putClient('oidc', id, 1, 'INACTIVE');
    expect(await setting.rest(off, '"1"')).toMatchObject({ ...done, etag: '"2"' });
    expect(await setting.rest(off, '"1"')).toMatchObject({ ...conflict, etag: '"2"' });
    for (const late of [off, putClient('oidc', id, 2), putClient('oidc', id, 3, 'INACTIVE')]) {
      expect(refused(await setting.rest(late))).toEqual([200, ['PMS_ESI_008'], null]);
      expect(refused(await setting.rest(late, '"2"'))).toEqual([200, ['PMS_ESI_008'], null]);
    }
  });

  it('is deactivated and reactivated once over GraphQL', async () => {
    const { id } = await setting.make.client();
    expect(await change(id, 'INACTIVE', 1)).toMatchObject({ codes: [], version: 2 });
    expect(await change(id, 'INACTIVE', 1)).toMatchObject({ codes: ['VERSION_CONFLICT'], currentVersion: 2 });
    expect(await change(id, 'INACTIVE', 2)).toMatchObject({ codes: ['CLIENT_INACTIVE'] });
    expect(await change(id, 'ACTIVE', 2)).toMatchObject({ codes: [], version: 3 });
    expect(await change(id, 'ACTIVE', 2)).toMatchObject({ codes: ['VERSION_CONFLICT'], currentVersion: 3 });
    // it is active already: nothing to write
    expect(await change(id, 'ACTIVE', 3)).toMatchObject({ codes: [], version: 3 });
  });
});

describe('a partner', () => {
  const patch = (id: string, status: string) =>
    ({ method: 'PATCH', path: `partnermanager/partners/${id}`, request: { status } }) as const;

  it('is deactivated once and activated once, however often it is sent', async () => {
    const { id } = await setting.make.partner();
    expect(await setting.rest(patch(id, 'De-Active'), '"1"')).toMatchObject({ ...done, etag: '"2"' });
    expect(await setting.rest(patch(id, 'De-Active'), '"1"')).toMatchObject({ ...conflict, etag: '"2"' });
    expect(refused(await setting.rest(patch(id, 'De-Active')))).toEqual([200, ['PMS_PM_063'], null]);
    expect(await setting.rest(patch(id, 'Active'), '"2"')).toMatchObject({ ...done, etag: '"3"' });
    expect(await setting.rest(patch(id, 'Active'), '"2"')).toMatchObject({ ...conflict, etag: '"3"' });
    expect(await setting.rest(patch(id, 'Active'))).toMatchObject({ ...done, etag: '"3"' });
  });
});

describe('a policy', () => {
  it('is deactivated for ever', async () => {
    const { id } = await setting.make.policy();
    const api = 'mosip.pms.deactivate.policy.patch';
    const off = {
      method: 'PATCH',
      path: `policymanager/policies/${id}`,
      request: { status: 'De-Activate' },
      api,
    } as const;
    expect(await setting.rest(off, '"1"')).toMatchObject({ ...done, etag: '"2"' });
    expect(refused(await setting.rest(off))).toEqual([200, ['PMS_POL_062'], null]);
    const path = `policymanager/policies/${id}/group/${setting.make.groupId}/publish`;
    expect(refused(await setting.rest({ method: 'POST', path, request: {} }, '"2"'))).toEqual([
      200,
      ['PMS_POL_020'],
      null,
    ]);
  });
});
