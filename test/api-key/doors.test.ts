import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestApiKeysDocument, TestCreateApiKeyDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { ids, keyCases, tellTheStory, type Who } from './key-cases.ts';
import { patch } from './rest.ts';

/** One table through both doors (contract 3.5, R16), then the status of keys (R17). */
let gateway: TestGateway;
let sessions: Record<Who, Session>;

beforeAll(async () => {
  gateway = await startTestGateway();
  const [partner, other, admin] = await Promise.all([
    gateway.as('partner'),
    gateway.as('other-partner'),
    gateway.as('admin'),
  ]);
  sessions = { partner, 'other-partner': other, admin };
  await tellTheStory(gateway.world);
  await create('taken');
});

afterAll(() => gateway.stop());

const asked = { partnerId: demoIds.partner, policyId: ids.approved, label: 'a label' };

async function create(label: string): Promise<string> {
  const { data } = await sessions.partner.ask(TestCreateApiKeyDocument, { input: { ...asked, label } });
  expect(data.createApiKey.problems).toEqual([]);
  return data.createApiKey.issued?.apiKey.id ?? '';
}

describe('a new API key', () => {
  it.each(keyCases)('$title', async ({ as = 'partner', input, problems, rest }) => {
    const whole = { ...asked, ...input };
    const before = await gateway.database.dump();

    const graphql = await sessions[as].ask(TestCreateApiKeyDocument, { input: { ...whole, dryRun: rest === null } });
    expect(graphql.errors).toEqual([]);
    const { issued, problems: found } = graphql.data.createApiKey;
    expect(found.map(({ code, path: [, ...place] }) => `${code} at ${place.join('.')}`)).toEqual(problems);
    if (rest === null) expect(issued).toMatchObject({ value: null, apiKey: { version: 0, status: 'ACTIVE' } });
    else expect(issued).toBeNull();
    expect(await gateway.database.dump()).toEqual(before);

    const { partnerId, policyId: policyName, label } = whole;
    const path = `partners/${partnerId}/generate/apikey`;
    const { status, body } = await patch(gateway.url, sessions[as], path, { policyName, label });
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else {
      expect(body).toMatchObject({ id: 'string', version: 'LTS' });
      expect(body.response).toEqual({
        apiKey: expect.stringMatching(/^[\w-]{43}$/),
        label,
        policyId: ids.approved,
        partnerId,
      });
    }
  });

  it.each([
    ['in the past', new Date(Date.now() - 1_000)],
    ['after its policy', new Date(Date.now() + 400 * 24 * 3_600_000)],
  ])('that ends %s is refused', async (_when, expiresAt) => {
    const input = { ...asked, label: 'expiry', expiresAt: expiresAt.toISOString() };
    const { data } = await sessions.partner.ask(TestCreateApiKeyDocument, { input });
    expect(data.createApiKey.problems).toMatchObject([{ code: 'INVALID_EXPIRY', path: ['input', 'expiresAt'] }]);
  });
});

describe('the status of an API key over REST', () => {
  const change = (who: Who, request: unknown, partnerId: string = demoIds.partner) =>
    patch(gateway.url, sessions[who], `partners/${partnerId}/policy/${ids.approved}/apiKey/status`, request);
  const statusOf = async (id: string): Promise<string | undefined> => {
    const { data } = await sessions.admin.ask(TestApiKeysDocument, { first: 100 });
    return data.apiKeys.edges.find(({ node }) => node.id === id)?.node.status;
  };

  it('goes from active to inactive, once and for ever', async () => {
    const id = await create('to be switched off');
    const label = 'to be switched off';
    expect((await change('partner', { label, status: 'Active' })).body.errors).toEqual([]);
    expect(await statusOf(id)).toBe('ACTIVE');
    const { body } = await change('partner', { label, status: 'De-Active' });
    expect(body).toMatchObject({ errors: [], response: { message: expect.any(String) } });
    expect(await statusOf(id)).toBe('INACTIVE');
    for (const status of ['De-Active', 'active']) {
      expect((await change('partner', { label, status })).body.errors).toMatchObject([{ errorCode: 'PMS_PMS_022' }]);
    }
  });

  it.each([
    [{ label: 'taken', status: 'perhaps' }, 'PMS_PM_058'],
    [{ label: 'taken' }, 'PMS_COR_001'],
    [{ status: 'Active' }, 'PMS_COR_001'],
    [undefined, 'PMS_COR_001'],
    [{ label: 'none', status: 'De-Active' }, 'PMS_PRT_111'],
  ])('is refused for %j', async (request, code) => {
    expect((await change('partner', request)).body.errors).toMatchObject([{ errorCode: code }]);
  });

  it("of another's key looks like none", async () => {
    const [foreign, none] = await Promise.all(
      ['taken', 'none'].map((label) => change('other-partner', { label, status: 'De-Active' })),
    );
    expect(foreign?.body.errors).toMatchObject([{ errorCode: 'PMS_PRT_111' }]);
    expect(foreign?.body.errors).toEqual(none?.body.errors);
  });

  it('of an inactive partner is changed by administrators only', async () => {
    const partnerId = ids.inactivePartner;
    const id = await create('orphan');
    await gateway.database.db.collection<{ _id: string }>('apiKeys').updateOne({ _id: id }, { $set: { partnerId } });
    const request = { label: 'orphan', status: 'De-Active' };
    expect((await change('partner', request, partnerId)).body.errors).toMatchObject([{ errorCode: 'PMS_PMP_016' }]);
    expect((await change('admin', request, partnerId)).body.errors).toEqual([]);
  });
});
