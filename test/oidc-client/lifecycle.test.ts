import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient, newPublicKey } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestClientDocument,
  TestCreateDocument,
  TestUpdateDocument,
  type CreateOidcClientInput,
  type UpdateOidcClientInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let partner: Session;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [partner, admin] = await Promise.all([gateway.as('partner'), gateway.as('admin')]);
});

afterAll(() => gateway.stop());

const create = async (input: CreateOidcClientInput, session = partner) =>
  (await session.ask(TestCreateDocument, { input })).data.createOidcClient;
const update = async (input: UpdateOidcClientInput, session = partner) =>
  (await session.ask(TestUpdateDocument, { input })).data.updateOidcClient;
const codes = ({ problems }: { problems: { code: string }[] }): string[] => problems.map(({ code }) => code);

async function created(changes: Partial<CreateOidcClientInput> = {}) {
  const { oidcClient, problems } = await create(goodClient(changes));
  expect(problems).toEqual([]);
  if (oidcClient === null) throw new Error('not created');
  return oidcClient;
}

describe('a client under the sample policy', () => {
  const claims = ['name', 'gender', 'birthdate', 'email', 'phone_number', 'picture', 'address'];
  const acrValues = ['generated-code', 'biometrics', 'linked-wallet'].map((value) => `mosip:idp:acr:${value}`);

  it('has exactly the claims and ACR values of the worked example, through both doors', async () => {
    const client = await created();
    expect(new Set(client.claims)).toEqual(new Set(claims));
    expect(new Set(client.acrValues)).toEqual(new Set(acrValues));
    expect(client.claims).toHaveLength(claims.length);

    const { body } = await partner.rest('GET', `oidc/client/${client.id}`);
    expect(new Set(body.response?.claims as string[])).toEqual(new Set(claims));
    expect(new Set(body.response?.acrValues as string[])).toEqual(new Set(acrValues));
  });

  it('keeps every text byte for byte', async () => {
    const texts = {
      name: '  <script>alert(1)</script>\r\n=HYPERLINK() {{7*7}} é e\u0301 \u001b[31m ',
      logoUri: 'https://BANK.example.com/Logo.png?a=%C3%A9&b',
      redirectUris: [
        'HTTPS://Bank.Example.com/CB?x=1',
        'com.example.bank://oauth/cb',
        'https://bank.example.com/a%23b',
      ],
      names: [{ language: 'fra', value: ' Banque  Démo ' }],
    };
    const { id } = await created(texts);
    const { data } = await partner.ask(TestClientDocument, { id });
    expect(data.oidcClient).toMatchObject(texts);
  });

  it('stores the public members of its key alone, in canonical form', async () => {
    const { n, e } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
    const padded = Buffer.concat([Buffer.alloc(1), Buffer.from(n ?? '', 'base64url')]).toString('base64url');
    const publicKey = {
      kty: 'RSA',
      n: padded,
      e,
      kid: '',
      alg: 'PS256',
      use: 'sig',
      foo: 'bar',
      x5u: 'https://evil.example.com',
    };
    const client = await created({ publicKey });
    expect(client.publicKey).toEqual({ kty: 'RSA', n, e, alg: 'PS256', use: 'sig' });
    const stored = await gateway.database.db.collection<{ _id: string }>('oidcClients').findOne({ _id: client.id });
    expect(stored).toMatchObject({ publicKey: { kty: 'RSA', n, e, alg: 'PS256', use: 'sig' } });
    // the thumbprint of RFC 7638 by other means
    const thumbprint = await (await import('jose')).calculateJwkThumbprint({ kty: 'RSA', n: n ?? '', e: e ?? '' });
    expect(client.keyThumbprint).toBe(thumbprint);
  });

  it('keeps additional configuration as it came', async () => {
    const additionalConfig = {
      require_pkce: true,
      purpose: { type: 'login', title: { '@none': 'Log in', fra: 'Connexion' } },
    };
    expect((await created({ additionalConfig })).additionalConfig).toEqual(additionalConfig);
  });

  it('refuses additional configuration that eSignet would not take', async () => {
    const additionalConfig = { consent_expire_in_mins: 9, require_pkcee: true };
    const refused = await create(goodClient({ additionalConfig }));
    expect(refused.oidcClient).toBeNull();
    expect(new Set(codes(refused))).toEqual(new Set(['INVALID_ADDITIONAL_CONFIG']));
  });
});

describe('a write', () => {
  it('is one transaction: the record, a chained audit entry and the fence of its mapping', async () => {
    const client = await created();
    await update({ id: client.id, expectedVersion: 1, name: 'Renamed' });
    const { auditEntries = [], fences = [] } = (await gateway.database.dump()) as Record<
      string,
      Record<string, unknown>[]
    >;
    const entries = auditEntries.filter(({ aggregate }) => aggregate === `oidcClient:${client.id}`);
    expect(entries).toMatchObject([
      { sequence: 1, actor: 'partner', action: 'oidc-client:create', partnerId: demoIds.partner, previousHash: null },
      {
        sequence: 2,
        actor: 'partner',
        action: 'oidc-client:update',
        previousHash: entries[0]?.hash,
        changes: { name: { before: 'Demo Bank online', after: 'Renamed' } },
      },
    ]);
    const thing = `policyMapping:${demoIds.partner}:${demoIds.policy}#`;
    expect(fences.filter(({ _id }) => String(_id).startsWith(thing))).not.toHaveLength(0);
  });

  it('is not made by a dry run, which answers what would be', async () => {
    const { id } = await created();
    const before = await gateway.database.dump();
    const creation = await create(goodClient({ dryRun: true }));
    expect(creation.oidcClient).toMatchObject({ version: 0, status: 'ACTIVE' });
    const change = await update({ id, expectedVersion: 1, name: 'Would be', dryRun: true });
    expect(change.oidcClient).toMatchObject({ id, version: 1, name: 'Would be' });
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('happens not at all where nothing changes', async () => {
    const { id } = await created();
    const before = await gateway.database.dump();
    expect((await update({ id, expectedVersion: 1, name: 'Demo Bank online' })).oidcClient).toMatchObject({
      version: 1,
    });
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('of one key at the same time by many makes one client', async () => {
    const input = goodClient({ publicKey: newPublicKey() });
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    expect(answers.filter(({ oidcClient }) => oidcClient !== null)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(19).fill('PUBLIC_KEY_REGISTERED'));
  });

  it('under one mapping at the same time by many succeeds for all', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, () => create(goodClient())));
    expect(answers.flatMap(codes)).toEqual([]);
  });
});

describe('an update', () => {
  it('leaves what is absent and clears what is null', async () => {
    const names = [{ language: 'eng', value: 'Bank' }];
    const { id } = await created({ names, additionalConfig: { require_pkce: true } });
    const kept = await update({ id, expectedVersion: 1, name: 'Only the name' });
    expect(kept.oidcClient).toMatchObject({
      version: 2,
      name: 'Only the name',
      names,
      additionalConfig: { require_pkce: true },
    });
    const cleared = await update({ id, expectedVersion: 2, names: null, additionalConfig: null });
    expect(cleared.oidcClient).toMatchObject({ version: 3, name: 'Only the name', names: [], additionalConfig: null });
    expect(codes(await update({ id, expectedVersion: 3, name: null, redirectUris: null }))).toEqual([
      'REQUIRED',
      'REQUIRED',
    ]);
  });

  it('of a stale version is refused with the current one', async () => {
    const { id } = await created();
    await update({ id, expectedVersion: 1, name: 'First' });
    const { oidcClient, problems } = await update({ id, expectedVersion: 1, name: 'Second' });
    expect(oidcClient).toBeNull();
    expect(problems).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 },
    ]);
  });

  it('by 64 at once has one winner', async () => {
    const { id } = await created();
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => update({ id, expectedVersion: 1, name: `Number ${index}` })),
    );
    expect(answers.filter(({ oidcClient }) => oidcClient !== null)).toHaveLength(1);
    const problems = answers.flatMap((answer) => answer.problems);
    expect(problems).toHaveLength(63);
    expect(problems.every(({ code, currentVersion }) => code === 'VERSION_CONFLICT' && currentVersion === 2)).toBe(
      true,
    );
  });

  it('over REST by many at once loses nobody, since no version is named there', async () => {
    const { id } = await created();
    const { logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
    const change = { logoUri, redirectUris, grantTypes, clientAuthMethods, status: 'ACTIVE' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        partner.rest('PUT', `oidc/client/${id}`, { ...change, clientName: `Number ${index}` }),
      ),
    );
    expect(answers.flatMap(({ body }) => body.errors)).toEqual([]);
    const { data } = await partner.ask(TestClientDocument, { id });
    expect(data.oidcClient?.version).toBe(9);
  });

  it('judges only the URIs that it changes', async () => {
    const { id } = await created();
    const old = { redirectUris: ['http://old.example.com/cb'], logoUri: 'ftp://old.example.com/logo' };
    await gateway.database.db.collection<{ _id: string }>('oidcClients').updateOne({ _id: id }, { $set: old });
    expect(codes(await update({ id, expectedVersion: 1, name: 'Renamed', ...old }))).toEqual([]);
    const worse = {
      redirectUris: [...old.redirectUris, 'http://new.example.com/cb'],
      logoUri: 'ftp://new.example.com',
    };
    expect(codes(await update({ id, expectedVersion: 2, ...worse }))).toEqual([
      'INVALID_LOGO_URI',
      'INVALID_REDIRECT_URI',
    ]);
  });
});

describe('status', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await created());
    await update({ id, expectedVersion: 1, status: 'INACTIVE', name: 'Off' });
  });

  it('changes together with other fields', async () => {
    const { data } = await partner.ask(TestClientDocument, { id });
    expect(data.oidcClient).toMatchObject({ status: 'INACTIVE', name: 'Off', version: 2 });
  });

  it('goes back to ACTIVE over GraphQL, and never over REST', async () => {
    const { logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();
    const change = { logoUri, redirectUris, grantTypes, clientAuthMethods, clientName: 'On', status: 'ACTIVE' };
    const { body } = await admin.rest('PUT', `oidc/client/${id}`, change);
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_ESI_008' }]);
    expect((await update({ id, expectedVersion: 2, status: 'ACTIVE' })).oidcClient).toMatchObject({
      status: 'ACTIVE',
      version: 3,
    });
  });

  it('goes back only while everything holds that a create needs', async () => {
    const withdrawn = { partnerId: demoIds.partner, policyId: demoIds.policy };
    const mappings = gateway.database.db.collection('policyMappings');
    await mappings.updateOne(withdrawn, { $set: { status: 'REVOKED' } });
    const refused = await update({ id, expectedVersion: 2, status: 'ACTIVE' });
    await mappings.updateOne(withdrawn, { $set: { status: 'APPROVED' } });
    expect(refused.problems).toMatchObject([{ code: 'MAPPING_NOT_APPROVED', path: ['input', 'status'] }]);
  });
});
