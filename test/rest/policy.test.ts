import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import {
  deactivateGroupApi,
  deactivatePolicyApi,
  policyDoor,
  wrapped,
  wrappedV2,
  type PolicyDoor,
} from '../doors-policy/policy-door.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let admin: PolicyDoor;
let partner: PolicyDoor;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = policyDoor(gateway, (await gateway.as('admin')).token);
  partner = policyDoor(gateway, (await gateway.as('partner')).token);
});

afterAll(() => gateway.stop());

const utc = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown;
const withOffset = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/) as unknown;
const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as unknown;
const byAdmin = { cr_by: 'admin', cr_dtimes: withOffset, up_by: null, upd_dtimes: null };

const newPolicy = (name: string, policyGroupName: string, changes: object = {}) =>
  wrapped({
    name,
    policyGroupName,
    policyType: 'Auth',
    desc: 'Log in',
    version: '1.1',
    policies: samplePolicy,
    ...changes,
  });

const idOf = ({ body }: { body: { response: unknown } }) => (body.response as { id: string }).id;

async function draft(name: string, changes: object = {}): Promise<string> {
  return idOf(await admin('POST', '', newPolicy(name, 'Financial services', changes)));
}

describe('a policy group over REST', () => {
  it('is created, read, changed, closed and opened as the documented service answers', async () => {
    const created = await admin('POST', '/group/new', {
      ...wrapped({ name: 'Utilities', desc: 'Power and water' }),
      id: 'string',
      version: 'LTS',
    });
    const group = { id: uuid, name: 'Utilities', desc: 'Power and water', is_Active: true };
    expect(created).toEqual({
      status: 200,
      body: { id: 'string', version: 'LTS', responsetime: utc, response: { ...group, ...byAdmin }, errors: [] },
    });
    const id = idOf(created);

    const read = await admin('GET', `/group/${id}`);
    expect(read.body).toEqual({
      id: null,
      version: null,
      responsetime: utc,
      response: {
        policyGroup: {
          id,
          name: 'Utilities',
          desc: 'Power and water',
          isActive: true,
          isDeleted: false,
          userId: 'admin',
          crBy: 'admin',
          crDtimes: withOffset,
          updBy: null,
          updDtimes: null,
          delDtimes: null,
        },
        policies: [],
      },
      errors: [],
    });

    const changed = await admin('PUT', `/group/${id}`, wrapped({ name: 'Utilities', desc: 'Water', isActive: true }));
    expect(changed.body).toMatchObject({ id: '', version: '1.0', response: { desc: 'Water', up_by: 'admin' } });

    const closed = await admin('PATCH', `/group/${id}`, wrappedV2(deactivateGroupApi));
    expect(closed.body).toEqual({
      id: deactivateGroupApi,
      version: '1.0',
      responseTime: utc,
      metadata: null,
      response: { policyGroupId: id, isActive: false },
      errors: [],
    });

    const opened = await admin('PUT', `/group/${id}`, wrapped({ name: 'Utilities', desc: 'Water', isActive: true }));
    expect(opened.body.response).toMatchObject({ is_Active: true, upd_dtimes: withOffset });
  });

  it('is not closed with drafts in it by the older call either', async () => {
    const { id, name, description: desc } = await gateway.world.group();
    await gateway.world.policy({ groupId: id, status: 'DRAFT' });
    const { body } = await admin('PUT', `/group/${id}`, wrapped({ name, desc, isActive: false }));
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_POL_070' }]);
  });

  it('is opened again although it holds activated policies', async () => {
    const { id, name, description: desc } = await gateway.world.group({ status: 'INACTIVE' });
    await gateway.world.policy({ groupId: id });
    const { body } = await admin('PUT', `/group/${id}`, wrapped({ name, desc, isActive: true }));
    expect(body.response).toMatchObject({ is_Active: true });
  });

  it('is offered to partners while it is active', async () => {
    const { name, description } = await gateway.world.group({ name: 'Open to all' });
    const closed = await gateway.world.group({ status: 'INACTIVE' });
    const { body } = await partner('GET', '/policy-groups');
    expect(body).toMatchObject({ id: 'mosip.pms.policy.groups.get', version: '1.0', metadata: null, errors: [] });
    expect(body).toHaveProperty('responseTime', utc);
    expect(body.response).toContainEqual({ id: uuid, name, description });
    expect(JSON.stringify(body.response)).not.toContain(closed.id);
  });

  it('may have a name of 128 characters, a slash among them', async () => {
    const name = `a/b ${'é'.repeat(124)}`;
    const group = await gateway.world.group({ name });
    const { name: policyName } = await gateway.world.policy({ groupId: group.id });
    const { body } = await partner('GET', `/active/group/${encodeURIComponent(name)}`);
    expect(body.response).toMatchObject([{ policyGroupName: name, name: policyName }]);
  });
});

describe('a policy over REST', () => {
  it('is drafted, changed, published and withdrawn as the documented service answers', async () => {
    const created = await admin('POST', '', newPolicy('Story', 'Financial services'));
    const brief = { policyGroupName: 'Financial services', name: 'Story', desc: 'Log in', is_Active: false };
    expect(created.body).toEqual({
      id: '',
      version: '1.0',
      responsetime: utc,
      response: { id: uuid, ...brief, ...byAdmin },
      errors: [],
    });
    const id = idOf(created);

    const full = {
      policyGroupId: demoIds.group,
      policyGroupName: 'Financial services',
      policyGroupDesc: 'Banks, insurers and payment services',
      policyGroupStatus: true,
      policyGroup_cr_by: null,
      policyGroup_cr_dtimes: withOffset,
      policyGroup_up_by: null,
      policyGroup_upd_dtimes: null,
      policyId: id,
      policyName: 'Story',
      policyDesc: 'Log in',
      policyType: 'Auth',
      publishDate: withOffset,
      validTill: withOffset,
      status: 'DRAFTED',
      version: '1.1',
      schema: null,
      is_Active: false,
      ...byAdmin,
      policies: samplePolicy,
    };
    const read = await admin('GET', `/${id}`);
    expect(read.body).toEqual({ id: null, version: null, responsetime: utc, response: full, errors: [] });

    const update = { name: 'Story', policyGroupName: 'Financial services', desc: 'Sign in', policies: samplePolicy };
    const changed = await admin('PUT', `/${id}`, wrapped({ ...update, version: '1.2' }));
    expect(changed.body).toMatchObject({ id: '', response: { id, desc: 'Sign in', up_by: 'admin' } });

    const stays = await admin('PATCH', `/${id}/group/${demoIds.group}`, wrapped({ status: 'de-active' }));
    expect(stays.body).toMatchObject({ id: '', response: { message: 'status updated successfully' } });

    const published = await admin('POST', `/${id}/group/${demoIds.group}/publish`);
    const schema = 'https://schemas.mosip.io/v1/auth-policy';
    const active = { status: 'PUBLISHED', is_Active: true, schema, policyDesc: 'Sign in', version: '1.2' };
    expect(published.body).toMatchObject({ id: null, version: null, response: { policyId: id, ...active } });

    const closed = await admin('PATCH', `/${id}`, wrappedV2(deactivatePolicyApi));
    expect(closed.body).toEqual({
      id: deactivatePolicyApi,
      version: '1.0',
      responseTime: utc,
      metadata: null,
      response: { policyId: id, isActive: false },
      errors: [],
    });
    const withdrawn = await admin('GET', `/${id}`);
    expect(withdrawn.body.response).toMatchObject({ status: 'DEACTIVATED', is_Active: false, schema });
  });

  it.each([
    ['auth', 'Auth', samplePolicy],
    ['Datashare', 'DataShare', goodDefinitions.DATA_SHARE],
    ['CREDENTIALISSUANCE', 'CredentialIssuance', goodDefinitions.DATA_SHARE],
    [
      'MISP',
      'MISP',
      { allowAuthRequestDelegation: true, allowKycRequestDelegation: true, allowKeyBindingDelegation: true },
    ],
  ])('of type %s is stored as %s', async (policyType, canonical, policies) => {
    const id = await draft(`Type ${policyType}`, { policyType, policies });
    expect((await admin('GET', `/${id}`)).body.response).toMatchObject({ policyType: canonical, policies });
  });

  it('never overwrites another, whatever id the body names', async () => {
    const body = newPolicy('Overwriter', 'Financial services', { policyId: demoIds.policy });
    const created = await admin('POST', '', body);
    expect(created.body.errors).toEqual([]);
    expect(idOf(created)).not.toBe(demoIds.policy);
    const untouched = await admin('GET', `/${demoIds.policy}`);
    expect(untouched.body.response).toMatchObject({ policyName: 'Log in with eSignet', is_Active: true });
  });

  it('is published without a body, whatever empty body a client makes of that', async () => {
    const token = (await gateway.as('admin')).token;
    for (const headers of [{}, { 'content-length': '0' }]) {
      const id = await draft(`Published ${JSON.stringify(headers)}`);
      const answer = await fetch(`${gateway.url}/v1/policymanager/policies/${id}/group/${demoIds.group}/publish`, {
        method: 'POST',
        headers: { cookie: `Authorization=${token}; Authorization=${token}`, ...headers },
      });
      expect(await answer.json()).toMatchObject({ response: { policyId: id, is_Active: true }, errors: [] });
    }
  });

  it('is shown to its group while it is active', async () => {
    const group = await gateway.world.group({ name: 'Brief' });
    await gateway.world.policy({ groupId: group.id, status: 'DRAFT' });
    await gateway.world.policy({ groupId: group.id, status: 'DEACTIVATED' });
    const policy = await gateway.world.policy({ groupId: group.id, type: 'DATA_SHARE' });
    const { body } = await partner('GET', '/active/group/Brief');
    expect(body).toEqual({
      id: null,
      version: null,
      responsetime: utc,
      response: [
        {
          policyGroupId: group.id,
          policyGroupName: 'Brief',
          id: policy.id,
          name: policy.name,
          descr: policy.description,
          policyType: 'DataShare',
        },
      ],
      errors: [],
    });
    const whole = await admin('GET', `/group/${group.id}`);
    const { policies } = whole.body.response as { policies: { is_Active: boolean; schema: string | null }[] };
    expect(policies.filter(({ is_Active: active, schema }) => active && schema !== null)).toHaveLength(1);
    expect(policies.filter(({ is_Active: active, schema }) => !active && schema === null)).toHaveLength(1);
    expect(policies).toHaveLength(3);
  });
});
