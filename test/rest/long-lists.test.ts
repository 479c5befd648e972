import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import type { Session } from '../support/session.ts';

/** Lists without pages (contract 3.5, R13 and R14): whole, in order, and sent as they are read. */
let issuer: OidcIssuer;
let gateway: TestGateway;
let manager: Session;
const secondDay = new Date('2030-01-02T00:00:00Z');

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({
    AUTH_ISSUER: issuer.issuer,
    AUTH_AUDIENCE: 'mosip-pms-client',
    DEMO_DATA: 'false',
  });
  manager = await as(['PARTNERMANAGER']);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const as = async (roles: string[], name = 'somebody'): Promise<Session> =>
  gateway.withToken(await issuer.tokenFor({ name, roles }));

const errorsOf = async (session: Session, path: string) => (await session.rest('GET', path)).body.errors;

describe('an empty list', () => {
  it.each([
    ['partners', 'PMS_PMP_013'],
    ['partners/v2', 'PMS_PMP_013'],
    ['partners?partnerType=Auth_Partner', 'PMS_PMP_013'],
    ['partners/apikey', 'PMS_PMP_015'],
  ])('of %s is refused', async (path, errorCode) => {
    expect(await errorsOf(manager, path)).toEqual([{ errorCode, message: expect.any(String) }]);
  });
});

describe('lists of partners', () => {
  const logoUrl = 'https://bank.example.org/logo.png';
  const contact = { address: '1 Main Street', contactNumber: '555 0100', email: 'bank@example.org', logoUrl };
  const bank = {
    partnerID: 'bank',
    status: 'active',
    organizationName: 'A Bank',
    contactNumber: '555 0100',
    emailId: 'bank@example.org',
    address: '1 Main Street',
    partnerType: 'Auth_Partner',
  };
  const relay = {
    partnerID: 'relay',
    status: 'De-active',
    organizationName: 'A Relay',
    contactNumber: null,
    emailId: null,
    address: null,
    partnerType: 'MISP_Partner',
  };

  beforeAll(async () => {
    const { world } = gateway;
    const more = { additionalInfo: '{"sort":"code"}', owners: ['owner'] };
    await world.partner({ id: 'bank', name: 'A Bank', ...contact, ...more });
    const off = { type: 'MISP_PARTNER', status: 'INACTIVE', createdAt: secondDay } as const;
    await world.partner({ id: 'relay', name: 'A Relay', ...off });
  });

  it('hold all, the oldest first; the newer edition shows more', async () => {
    const { headers, body } = await manager.rest('GET', 'partners');
    expect(headers.get('content-type')).toContain('application/json');
    expect(body).toEqual({
      id: 'mosip.partnermanagement.partners.retrieve',
      version: '1.0',
      responsetime: expect.any(String),
      metadata: null,
      response: { partners: [bank, relay] },
      errors: [],
    });
    expect((await manager.rest('GET', 'partners/v2')).body.response).toEqual({
      partners: [
        { ...bank, logoUrl, additionalInfo: { sort: 'code' } },
        { ...relay, logoUrl: null, additionalInfo: null },
      ],
    });
  });

  it.each([
    ['partnerType=misp_PARTNER', [relay]],
    ['partnerType=', [bank, relay]],
  ])('with %s hold those', async (query, partners) => {
    expect((await manager.rest('GET', `partners?${query}`)).body.response).toEqual({ partners });
  });

  it('of a type that is none are empty, and two types are no question', async () => {
    expect(await errorsOf(manager, 'partners?partnerType=Bakery')).toMatchObject([{ errorCode: 'PMS_PMP_013' }]);
    const twice = await manager.rest('GET', 'partners?partnerType=a&partnerType=b');
    expect([twice.status, twice.body.errors[0]?.errorCode]).toEqual([400, 'PMS_COR_001']);
  });

  it.each([
    'PARTNER_ADMIN',
    'ID_AUTHENTICATION',
    'REGISTRATION_PROCESSOR',
    'RESIDENT',
    'CREDENTIAL_ISSUANCE',
    'ID_REPOSITORY',
  ])('are for %s too', async (role) => {
    expect((await (await as([role])).rest('GET', 'partners')).body.response).toEqual({ partners: [bank, relay] });
  });

  it('hold what is their own for owners, and nothing for others', async () => {
    expect((await (await as([], 'owner')).rest('GET', 'partners')).body.response).toEqual({ partners: [bank] });
    expect(await errorsOf(await as(['AUTH_PARTNER']), 'partners')).toMatchObject([{ errorCode: 'PMS_PMP_013' }]);
  });
});

describe('the list of requests', () => {
  const many = 1_500;

  beforeAll(async () => {
    const { world, database } = gateway;
    const policy = await world.policy();
    await world.mapping({ id: 'bank' }, policy, 'APPROVED');
    await world.mapping({ id: 'gone' }, policy, 'REVOKED');
    const mappings = database.db.collection<{ _id: string }>('policyMappings');
    await mappings.updateMany({}, { $set: { createdAt: secondDay } });
    const template = await mappings.findOne({}, { projection: { _id: 0 } });
    await mappings.insertMany(
      Array.from({ length: many }, (_, index) => {
        const useCaseDescription = `use "${index}"`;
        const createdAt = new Date(index);
        return { ...template, _id: `m${index}`, status: 'REJECTED', partnerId: 'relay', useCaseDescription, createdAt };
      }),
    );
  });

  it('holds every one, newest first, with the id that decides it and no key', async () => {
    const { body } = await manager.rest('GET', 'partners/apikey');
    const { apikeyRequests } = body.response as { apikeyRequests: Record<string, unknown>[] };
    expect(apikeyRequests).toHaveLength(many + 2);
    expect(new Set(apikeyRequests.slice(0, 2).map(({ partnerID, status }) => [partnerID, status].join()))).toEqual(
      new Set(['bank,approved', 'gone,rejected']),
    );
    expect(apikeyRequests.find(({ partnerID }) => partnerID === 'gone')).toMatchObject({ organizationName: null });
    expect(apikeyRequests.slice(2).map(({ apiKeyReqNo }) => apiKeyReqNo)).toEqual(
      Array.from({ length: many }, (_, index) => `m${many - 1 - index}`),
    );
    expect(apikeyRequests.at(-1)).toEqual({
      partnerID: 'relay',
      status: 'rejected',
      organizationName: 'A Relay',
      policyId: expect.any(String),
      policyDesc: 'use "0"',
      apiKeyReqNo: 'm0',
    });
  });

  it('holds what is their own for owners', async () => {
    const { body } = await (await as([], 'owner')).rest('GET', 'partners/apikey');
    expect(body.response).toMatchObject({ apikeyRequests: [{ partnerID: 'bank' }] });
  });

  it('is read no further than it is taken, and given up with its reader', async () => {
    const mappings = gateway.database.db.collection<{ _id: string }>('policyMappings');
    // rows that no buffer on the way holds all of
    await mappings.updateMany({ status: 'REJECTED' }, { $set: { useCaseDescription: 'long '.repeat(8_000) } });
    const openCursors = async (): Promise<number> => {
      const { cursor } = (await gateway.database.db.admin().command({
        aggregate: 1,
        pipeline: [
          { $currentOp: { idleCursors: true, localOps: true } },
          { $match: { type: 'idleCursor', ns: `${gateway.database.name}.policyMappings` } },
        ],
        cursor: {},
      })) as { cursor: { firstBatch: unknown[] } };
      return cursor.firstBatch.length;
    };
    const headers = { authorization: `Bearer ${manager.token}` };
    const asked = get(`${gateway.url}/v1/partnermanager/partners/apikey`, { headers, agent: false });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    await expectSoon(openCursors, 1);
    asked.destroy();
    await expectSoon(openCursors, 0);
  });
});

async function expectSoon(look: () => Promise<number>, expected: number): Promise<void> {
  const deadline = Date.now() + 5_000;
  while ((await look()) !== expected && Date.now() < deadline) await new Promise((later) => setTimeout(later, 50));
  expect(await look()).toBe(expected);
}
