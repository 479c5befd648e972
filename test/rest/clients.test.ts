import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { expectNoiseInRequests } from '../support/described-rest.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestClientDocument, TestCreateDocument, type CreateOidcClientInput } from '../support/operations.generated.ts';
import type { RestAnswer, Session } from '../support/session.ts';

/** Clients as the two families of endpoints show and change them (contract 1.1 to 1.10). */
let gateway: TestGateway;
let session: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  session = await gateway.as('partner');
});

afterAll(() => gateway.stop());

const logoUri = 'https://bank.example.com/logo.png';
const claims = ['address', 'birthdate', 'email', 'gender', 'name', 'phone_number', 'picture'];
const acrValues = ['biometrics', 'generated-code', 'linked-wallet'].map((name) => `mosip:idp:acr:${name}`);

function createBody(input: CreateOidcClientInput = goodClient()): Record<string, unknown> {
  const { partnerId, ...same } = input;
  return { ...same, authPartnerId: partnerId };
}

function updateBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const { redirectUris, grantTypes, clientAuthMethods } = goodClient();
  return { clientName: 'Changed', logoUri, redirectUris, grantTypes, clientAuthMethods, status: 'ACTIVE', ...changes };
}

async function create(family: 'oidc' | 'oauth', body: Record<string, unknown> = createBody()): Promise<string> {
  const { body: answer } = await session.rest('POST', `${family}/client`, body);
  expect(answer.errors).toEqual([]);
  expect(Object.keys(answer.response ?? {}).sort()).toEqual(['clientId', 'status']);
  return String(answer.response?.clientId);
}

async function read(
  id: string,
  family: 'oidc' | 'oauth' = 'oidc',
): Promise<NonNullable<RestAnswer['body']['response']>> {
  const { status, body } = await session.rest('GET', `${family}/client/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: null, version: null, metadata: null, errors: [] });
  return body.response ?? {};
}

describe('the answer', () => {
  it('has exactly the documented members', async () => {
    const input = goodClient();
    const { kty, crv, x, y } = input.publicKey as Record<string, string>;
    const id = await create('oidc', createBody({ ...input, publicKey: { ...(input.publicKey as object), kid: 'a' } }));

    for (const family of ['oidc', 'oauth'] as const) {
      const { publicKey, claims: granted, acrValues: levels, ...rest } = await read(id, family);
      expect(rest).toEqual({
        id,
        name: input.name,
        policyId: input.policyId,
        policyName: 'Log in with eSignet',
        relyingPartyId: input.partnerId,
        logoUri: input.logoUri,
        redirectUris: input.redirectUris,
        grantTypes: input.grantTypes,
        clientAuthMethods: input.clientAuthMethods,
        status: 'ACTIVE',
      });
      expect((granted as string[]).sort()).toEqual(claims);
      expect((levels as string[]).sort()).toEqual(acrValues);
      expect(typeof publicKey).toBe('string');
      expect(JSON.parse(String(publicKey))).toEqual({ kty, crv, x, y, kid: 'a' });
      expect(id).toBe(deriveClientId({ kty: 'EC', crv: String(crv), x: String(x), y: String(y) }));
    }
  });

  it('names a client in the way it was named', async () => {
    const plain = await create('oidc');
    const named = await create('oauth', { ...createBody(), clientNameLangMap: { eng: 'Bank', ara: 'بنك' } });
    expect((await read(plain)).name).toBe('Demo Bank online');
    expect(JSON.parse(String((await read(named)).name))).toEqual({
      eng: 'Bank',
      ara: 'بنك',
      '@none': 'Demo Bank online',
    });
  });

  it('has an empty name for a policy that is gone', async () => {
    const id = await create('oidc');
    const clients = gateway.database.db.collection<{ _id: string }>('oidcClients');
    await clients.updateOne({ _id: id }, { $set: { policyId: 'gone' } });
    expect(await read(id)).toMatchObject({ policyId: 'gone', policyName: '' });
  });
});

describe('both families', () => {
  it('change what the other created', async () => {
    const older = await create('oidc');
    const newer = await create('oauth', { ...createBody(), clientNameLangMap: { eng: 'Bank' } });

    const named = updateBody({ clientNameLangMap: { fra: 'Banque' } });
    expect((await session.rest('PUT', `oauth/client/${older}`, named)).body.errors).toEqual([]);
    expect(JSON.parse(String((await read(older)).name))).toEqual({ fra: 'Banque', '@none': 'Changed' });

    expect((await session.rest('PUT', `oidc/client/${newer}`, updateBody())).body.errors).toEqual([]);
    expect((await read(newer, 'oauth')).name).toBe('Changed');
  });

  it('show what GraphQL created, and GraphQL what they created', async () => {
    const { data } = await session.ask(TestCreateDocument, { input: goodClient({ name: 'By GraphQL' }) });
    expect((await read(data.createOidcClient.oidcClient?.id ?? '')).name).toBe('By GraphQL');

    const id = await create('oidc');
    const { data: seen } = await session.ask(TestClientDocument, { id });
    expect(seen.oidcClient).toMatchObject({ id, name: 'Demo Bank online', status: 'ACTIVE', version: 1 });
  });

  it('end a client for good', async () => {
    const id = await create('oauth', { ...createBody(), clientNameLangMap: { eng: 'Bank' } });
    const ended = await session.rest('PUT', `oidc/client/${id}`, updateBody({ status: 'inactive' }));
    expect(ended.body.response).toEqual({ clientId: id, status: 'INACTIVE' });
    const again = await session.rest('PUT', `oauth/client/${id}`, updateBody({ clientNameLangMap: { eng: 'Bank' } }));
    expect(again.body.errors).toEqual([expect.objectContaining({ errorCode: 'PMS_ESI_008' })]);
    expect((await read(id)).status).toBe('INACTIVE');
  });
});

describe('members that are not for the caller to set', () => {
  const wishes = {
    status: 'INACTIVE',
    id: 'A'.repeat(43),
    clientId: 'A'.repeat(43),
    claims: ['individual_id'],
    acrValues: ['mosip:idp:acr:password'],
    version: 99,
    expectedVersion: 99,
    createdBy: 'somebody',
    createdAt: '2000-01-01T00:00:00.000Z',
    keyThumbprint: 'a',
    additionalConfig: { require_pkce: true },
    isDeleted: true,
    dryRun: true,
    $set: { status: 'INACTIVE' },
  };

  it('are ignored on create and never stored', async () => {
    expectNoiseInRequests();
    const id = await create('oidc', { ...createBody(), ...wishes });
    expect(id).not.toBe(wishes.id);
    const [stored] = await gateway.database.db.collection<{ _id: string }>('oidcClients').find({ _id: id }).toArray();
    expect(stored).toMatchObject({ status: 'ACTIVE', version: 1, additionalConfig: null });
    expect(JSON.stringify(stored)).not.toMatch(/individual_id|password|somebody|isDeleted|createdBy|2000-01-01|\$set/);
  });

  it('are ignored on update, the key, the policy and the partner too', async () => {
    expectNoiseInRequests();
    const id = await create('oidc');
    const before = await read(id);
    const moved = {
      publicKey: goodClient().publicKey,
      policyId: 'other',
      authPartnerId: 'demo-clinic',
      relyingPartyId: 'demo-clinic',
    };
    const { body } = await session.rest(
      'PUT',
      `oidc/client/${id}`,
      updateBody({ ...wishes, ...moved, status: 'ACTIVE' }),
    );
    expect(body.errors).toEqual([]);
    expect(await read(id)).toEqual({ ...before, name: 'Changed', logoUri });
    const [stored] = await gateway.database.db.collection<{ _id: string }>('oidcClients').find({ _id: id }).toArray();
    expect(stored).toMatchObject({ version: 2, additionalConfig: null });
    expect(JSON.stringify(stored)).not.toMatch(/individual_id|password|somebody|isDeleted|demo-clinic|\$set/);
  });
});

describe('clients of others', () => {
  it('look exactly like clients that are not there', async () => {
    const id = await create('oidc');
    const stranger = await gateway.as('other-partner');
    for (const [method, body] of [['GET'], ['PUT', updateBody()]] as const) {
      const theirs = await stranger.rest(method, `oidc/client/${id}`, body);
      const nobodys = await stranger.rest(method, `oidc/client/${'A'.repeat(43)}`, body);
      expect(theirs.status).toBe(200);
      expect({ ...theirs.body, responsetime: '' }).toEqual({ ...nobodys.body, responsetime: '' });
      expect(theirs.body.errors).toEqual([expect.objectContaining({ errorCode: 'PMS_ESI_004' })]);
    }
  });
});
