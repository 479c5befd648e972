import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import {
  TestCreateDocument,
  TestUpdateDocument,
  type CreateOidcClientInput,
  type TestCreateMutation,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import type { UpdateCase, Who } from './case.ts';
import { doubleCases } from './create-double-cases.ts';
import { ruleCases } from './create-rule-cases.ts';
import { shapeCases } from './create-shape-cases.ts';
import { ids, tellTheStory } from './setting.ts';
import { updateCases } from './update-cases.ts';

/** One table through both doors: GraphQL shows every problem, REST the first in the contract's order; nothing is written. */
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
  };
  await tellTheStory(gateway.world);
  await create(goodClient({ publicKey: ids.takenKey }));
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

describe('create', () => {
  it.each([...shapeCases, ...ruleCases, ...doubleCases])(
    '$title',
    async ({ input, problems, rest, as = 'partner' }) => {
      const whole = goodClient(input);
      const before = await gateway.database.dump();

      const graphql = await sessions[as].ask(TestCreateDocument, { input: { ...whole, dryRun: rest === null } });
      expect(graphql.errors).toEqual([]);
      expect(shown(graphql.data.createOidcClient.problems)).toEqual(problems);
      expect(graphql.data.createOidcClient.oidcClient === null).toBe(rest !== null);
      expect(await gateway.database.dump()).toEqual(before);

      const family = whole.names ? 'oauth' : 'oidc';
      const { status, body } = await sessions[as].rest('POST', `${family}/client`, restCreate(whole));
      expect(status).toBe(200);
      expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
      if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
      else expect(body.response).toEqual({ clientId: graphql.data.createOidcClient.oidcClient?.id, status: 'ACTIVE' });
    },
  );
});

describe('update', () => {
  it.each(updateCases)('$title', async ({ input, problems, rest, client = 'active', as = 'partner' }) => {
    const id = await given(client);
    const before = await gateway.database.dump();

    const asked = { id, expectedVersion: client === 'inactive' ? 2 : 1, ...input, dryRun: rest === null };
    const graphql = await sessions[as].ask(TestUpdateDocument, { input: asked });
    expect(graphql.errors).toEqual([]);
    expect(shown(graphql.data.updateOidcClient.problems)).toEqual(problems);
    expect(await gateway.database.dump()).toEqual(before);

    const family = input.names ? 'oauth' : 'oidc';
    const { status, body } = await sessions[as].rest('PUT', `${family}/client/${id}`, restUpdate(input));
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else expect(body.response).toEqual({ clientId: id, status: input.status ?? 'ACTIVE' });
  });
});

describe('the table', () => {
  it('has enough cases, and enough of them with several faults', () => {
    const cases = [...shapeCases, ...ruleCases, ...doubleCases, ...updateCases];
    expect(cases.length).toBeGreaterThanOrEqual(80);
    expect(doubleCases.length).toBeGreaterThanOrEqual(25);
  });
});

type Problems = TestCreateMutation['createOidcClient']['problems'];

function shown(problems: Problems): string[] {
  return problems.map(({ code, severity, path: [argument, ...place] }) => {
    expect(argument).toBe('input');
    return `${code}${severity === 'WARNING' ? '?' : ''} at ${place.join('.')}`;
  });
}

async function create(input: CreateOidcClientInput): Promise<string> {
  const { data } = await sessions.admin.ask(TestCreateDocument, { input });
  expect(data.createOidcClient.problems).toEqual([]);
  return data.createOidcClient.oidcClient?.id ?? '';
}

/** The client that an update is about, in the state that the case names. */
async function given(state: NonNullable<UpdateCase['client']>): Promise<string> {
  if (state === 'absent') return 'A'.repeat(43);
  if (state === 'foreign') return create(goodClient({ partnerId: 'demo-clinic', policyId: ids.ofOtherPartner }));
  const id = await create(goodClient());
  if (state === 'inactive') {
    await sessions.admin.ask(TestUpdateDocument, { input: { id, expectedVersion: 1, status: 'INACTIVE' } });
  }
  if (state === 'of inactive partner') {
    await gateway.database.db
      .collection<{ _id: string }>('oidcClients')
      .updateOne({ _id: id }, { $set: { partnerId: ids.inactivePartner } });
  }
  return id;
}

function restCreate({ names, partnerId, ...same }: CreateOidcClientInput) {
  return { ...same, authPartnerId: partnerId, ...(names ? { clientNameLangMap: languageMap(names) } : {}) };
}

function restUpdate({ names, name, ...changes }: UpdateCase['input']) {
  const { logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
  return {
    clientName: name ?? 'Demo Bank online',
    logoUri,
    redirectUris,
    grantTypes,
    clientAuthMethods,
    status: 'ACTIVE',
    ...changes,
    ...(names ? { clientNameLangMap: languageMap(names) } : {}),
  };
}

function languageMap(names: readonly { language: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(names.map(({ language, value }) => [language, value]));
}
