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

describe('an error over REST', () => {
  it('has all keys, and neither id nor version', async () => {
    const { status, body } = await admin('GET', '/none');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: null,
      version: null,
      responsetime: utc,
      metadata: null,
      response: null,
      errors: [{ errorCode: 'PMS_POL_008', message: 'There is no such policy.' }],
    });
  });

  it.each([
    ['unknown member', { ...samplePolicy, x: 1 }, 'PMS_PV_005', 'Invalid input parameter - x in policy data'],
    [
      'value not allowed',
      { ...samplePolicy, authTokenType: 'any' },
      'PMS_PV_005',
      'Invalid input parameter - authTokenType in policy data',
    ],
    [
      'missing member',
      { ...samplePolicy, allowedAuthTypes: [{ mandatory: true }] },
      'PMS_PV_006',
      'Missing input parameter - allowedAuthTypes/0/authType in policy data',
    ],
    [
      'wrong type',
      { ...samplePolicy, allowedKycAttributes: 'all' },
      'PMS_PV_007',
      'Invalid format of input parameter - allowedKycAttributes/array in policy data',
    ],
    [
      'first in the order of evaluation',
      { authTokenType: 3, z: 1, y: 1 },
      'PMS_PV_005',
      'Invalid input parameter - y in policy data',
    ],
  ])('names the place in the document: %s', async (_what, policies, errorCode, message) => {
    const { body } = await admin('POST', '', newPolicy('Bad', 'Financial services', { policies }));
    expect(body.errors).toEqual([{ errorCode, message }]);
  });

  it('of the shape of a body names the field as the client knows it', async () => {
    const { body } = await admin('POST', '', newPolicy('x'.repeat(129), 'Financial services'));
    expect(body.errors).toEqual([
      { errorCode: 'PMS_COR_001', message: 'Invalid request parameter - is too long :request.name' },
    ]);
    const missing = await admin('POST', '', { id: '', version: '1.0' });
    expect(missing.body.errors).toMatchObject([
      { errorCode: 'PMS_COR_001', message: 'Invalid request parameter - must not be null :request' },
    ]);
  });

  it.each([
    ['malformed', '{'],
    ['of wrong type', wrapped({ name: 7, desc: 'x' })],
    ['with a time that is none', { requesttime: 'yesterday', request: { name: 'x', desc: 'y' } }],
  ])('for a body that is %s is HTTP 400', async (_what, body) => {
    const { status, body: answer } = await admin('POST', '/group/new', body);
    expect(status).toBe(400);
    expect(answer.errors).toHaveLength(1);
  });
});

describe('the two calls that are held to the letter', () => {
  const good = { version: '1.0', request: { status: 'De-Activate' } };
  const now = new Date();
  const ago = (days: number): string => new Date(now.getTime() - days * 24 * 3_600_000).toISOString();

  it.each<[string, object, string]>([
    ['no id', { ...good, requestTime: ago(0) }, 'PMS_REQUEST_ERROR_002'],
    ['another id', { ...good, id: 'mosip.pms.other', requestTime: ago(0) }, 'PMS_REQUEST_ERROR_002'],
    ['no id, no time', good, 'PMS_REQUEST_ERROR_002'],
    ['no time', { ...good, id: '*' }, 'PMS_REQUEST_ERROR_004'],
    ['empty time', { ...good, id: '*', requestTime: '' }, 'PMS_REQUEST_ERROR_004'],
    ['the key of version 1', { ...good, id: '*', requesttime: ago(0) }, 'PMS_REQUEST_ERROR_004'],
    ['yesterday', { ...good, id: '*', requestTime: ago(1) }, 'PMS_REQUEST_ERROR_006'],
    ['tomorrow', { ...good, id: '*', requestTime: ago(-1) }, 'PMS_REQUEST_ERROR_006'],
    ['no version', { ...good, id: '*', requestTime: ago(0), version: null }, 'PMS_REQUEST_ERROR_003'],
    ['another version', { ...good, id: '*', requestTime: ago(0), version: 'LTS' }, 'PMS_REQUEST_ERROR_003'],
    ['no request', { id: '*', version: '1.0', requestTime: ago(0) }, 'PMS_COR_001'],
    ['another status', { ...good, id: '*', requestTime: ago(0), request: { status: 'de-activate' } }, 'PMS_POL_073'],
    ['no status', { ...good, id: '*', requestTime: ago(0), request: {} }, 'PMS_POL_073'],
  ])('refuse %s', async (_what, body, errorCode) => {
    for (const [path, api] of [
      [`/group/${demoIds.group}`, deactivateGroupApi],
      [`/${demoIds.policy}`, deactivatePolicyApi],
    ] as const) {
      const its = 'id' in body && body.id === '*' ? { ...body, id: api } : body;
      const answer = await admin('PATCH', path, its);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ id: api, version: '1.0', responseTime: utc, errors: [{ errorCode }] });
      expect(answer.body).not.toHaveProperty('responsetime');
    }
  });

  it('refuse a blank id, and a time that is none', async () => {
    const blank = await admin('PATCH', '/%20', wrappedV2(deactivatePolicyApi));
    expect(blank.body.errors).toMatchObject([{ errorCode: 'PMS_COR_002' }]);
    const bad = await admin('PATCH', '/x', { ...wrappedV2(deactivatePolicyApi), requestTime: 'noon' });
    expect(bad.status).toBe(400);
  });
});

describe('who may not', () => {
  const calls = [
    ['POST', '/group/new'],
    ['PUT', `/group/${demoIds.group}`],
    ['PATCH', `/group/${demoIds.group}`],
    ['GET', `/group/${demoIds.group}`],
    ['POST', ''],
    ['PUT', `/${demoIds.policy}`],
    ['POST', `/${demoIds.policy}/group/${demoIds.group}/publish`],
    ['PATCH', `/${demoIds.policy}/group/${demoIds.group}`],
    ['PATCH', `/${demoIds.policy}`],
    ['GET', `/${demoIds.policy}`],
  ] as const;
  const bodyFor = (method: string, path: string) =>
    method === 'GET' || path.endsWith('/publish') ? undefined : { request: { no: 'such shape' } };

  it.each(calls)('learns nothing of the shape: %s %s', async (method, path) => {
    const { status, body } = await partner(method, path, bodyFor(method, path));
    expect(status).toBe(403);
    expect(body).toEqual({
      id: null,
      version: null,
      responsetime: utc,
      metadata: null,
      response: null,
      errors: [{ errorCode: 'KER-ATH-403', message: 'You may not do this.' }],
    });
  });

  it.each([...calls, ['GET', '/policy-groups'], ['GET', '/active/group/x']] as const)(
    'is unknown: %s %s',
    async (method, path) => {
      const { status, body } = await policyDoor(gateway, null)(method, path, bodyFor(method, path));
      expect(status).toBe(401);
      expect(body.errors).toMatchObject([{ errorCode: 'KER-ATH-401' }]);
    },
  );
});
