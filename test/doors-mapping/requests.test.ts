import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { expectNoiseInRequests } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { TestRequestMappingDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { requestCases, type Who } from './request-cases.ts';
import { ids, tellTheStory } from './setting.ts';

/** One table through both doors: GraphQL shows every problem, REST the first in the contract's order (3.4, R7). */
let issuer: OidcIssuer;
let gateway: TestGateway;
let sessions: Record<Who, Session>;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  const as = async (name: string, ...roles: string[]): Promise<Session> =>
    gateway.withToken(await issuer.tokenFor({ name, roles }));
  sessions = {
    partner: await as('partner', 'AUTH_PARTNER'),
    'other-partner': await as('other-partner', 'AUTH_PARTNER'),
    nobody: await as('nobody', 'AUTH_PARTNER'),
    admin: await as('admin', 'PARTNER_ADMIN'),
    manager: await as('manager', 'PARTNERMANAGER'),
  };
  await tellTheStory(gateway.world);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const asked = { partnerId: demoIds.partner, policyId: ids.free, useCaseDescription: 'Log in' };

describe('a request for a policy', () => {
  it.each(requestCases)('$title', async ({ as = 'partner', input, problems, rest }) => {
    const whole = { ...asked, ...input };
    const before = await gateway.database.dump();

    const graphql = await sessions[as].ask(TestRequestMappingDocument, { input: { ...whole, dryRun: rest === null } });
    expect(graphql.errors).toEqual([]);
    const { policyMapping, problems: found } = graphql.data.requestPolicyMapping;
    expect(found.map(({ code, path: [, ...place] }) => `${code} at ${place.join('.')}`)).toEqual(problems);
    expect(policyMapping === null).toBe(rest !== null);
    expect(await gateway.database.dump()).toEqual(before);

    const { partnerId, policyId: policyName, useCaseDescription } = whole;
    const { status, body } = await sessions[as].rest('POST', `partners/${partnerId}/policy/map`, {
      policyName,
      useCaseDescription,
    });
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else expect(body.response).toEqual({ mappingkey: expect.any(String), message: expect.any(String) });
  });

  it.each([
    [{ useCaseDescription: 'x' }, 'PMS_COR_001', /value|blank|null/],
    [{ policyName: 'x' }, 'PMS_COR_001', /useCaseDescription/],
    [{ policyName: null, useCaseDescription: null }, 'PMS_COR_001', /policyName/],
    [{ policyName: '', useCaseDescription: '' }, 'PMS_PRT_073', /./],
    [undefined, 'PMS_COR_001', /request/],
  ])('over REST without its parts: %j', async (request, code, message) => {
    const { status, body } = await sessions.partner.rest('POST', `partners/${demoIds.partner}/policy/map`, request);
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([{ errorCode: code, message: expect.stringMatching(message) }]);
  });

  it('in GraphQL without its parts', async () => {
    const input = { partnerId: ' ', policyId: '', useCaseDescription: '' };
    const { data } = await sessions.partner.ask(TestRequestMappingDocument, { input });
    expect(data.requestPolicyMapping.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'REQUIRED input.partnerId',
      'REQUIRED input.policyId',
    ]);
  });

  it('over REST hands id and version of the request back, and says who asked for what', async () => {
    expectNoiseInRequests();
    const policy = await gateway.world.policy();
    const answer = await fetch(`${gateway.url}/v1/partnermanager/partners/${demoIds.partner}/policy/map`, {
      method: 'POST',
      headers: { cookie: `Authorization=${sessions.partner.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'string',
        version: 'LTS',
        metadata: {},
        requesttime: '',
        request: { policyName: policy.name, useCaseDescription: 'Log in', further: 1 },
      }),
    });
    const { id, version, response } = (await answer.json()) as {
      id: string;
      version: string;
      response: { mappingkey: string };
    };
    expect({ id, version }).toEqual({ id: 'string', version: 'LTS' });
    const stored = await gateway.database.db
      .collection<{ _id: string }>('policyMappings')
      .findOne({ _id: response.mappingkey });
    expect(stored).toMatchObject({
      partnerId: demoIds.partner,
      policyId: policy.id,
      status: 'REQUESTED',
      requestedBy: 'partner',
      useCaseDescription: 'Log in',
      decidedBy: null,
    });
  });
});
