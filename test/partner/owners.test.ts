import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartnerRecord } from '../../src/partner/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestAssignPartnerOwnersDocument,
  TestPartnerDetailsDocument,
  TestPartnerEmailTakenDocument,
  TestPartnerTypesDocument,
  TestRegisterPartnerDocument,
} from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let owner: Session;
let other: Session;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [owner, other, admin] = await Promise.all([gateway.as('partner'), gateway.as('other-partner'), gateway.as('admin')]);
});

afterAll(() => gateway.stop());

const aPartner = (facts: Partial<PartnerRecord> = {}) => gateway.world.partner({ owners: ['partner'], ...facts });
const codesOf = ({ problems }: { problems: { code: string; path: string[] }[] }): string[] =>
  problems.map(({ code, path }) => `${code} at ${path.slice(1).join('.')}`);
const rest = async (session: Session, method: 'GET' | 'PUT', path: string, request?: unknown) =>
  (await restCall(gateway.url, session, [method, `partners/${path}`], request)).body;

describe('owners', () => {
  const register = async (session: Session, id: string) => {
    const input = {
      ...{ id, name: 'Bank', type: 'DEVICE_PROVIDER' as const, address: 'a', contactNumber: '1' },
      email: `${id}@owners.example.org`,
    };
    return (await session.ask(TestRegisterPartnerDocument, { input })).data.registerPartner.partner?.owners;
  };

  it('are whoever registers, or the user of that id when an administrator does', async () => {
    expect(await register(owner, 'own-bank')).toEqual(['partner']);
    expect(await register(admin, 'their-bank')).toEqual(['their-bank']);
  });

  it('count from the next change of the same request on', async () => {
    const register = (id: string) => `registerPartner(input: {
      id: "${id}", name: "Bank", type: DEVICE_PROVIDER, address: "a", contactNumber: "1", email: "${id}@owners.example.org"
    }) { partner { id contacts { name } } }`;
    const query = `mutation { one: ${register('first-of-two')} two: ${register('second-of-two')} }`;
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(await answer.json()).toEqual({
      data: {
        one: { partner: { id: 'first-of-two', contacts: [] } },
        two: { partner: { id: 'second-of-two', contacts: [] } },
      },
    });
  });

  it('are assigned by administrators, at once', async () => {
    const { id } = await aPartner();
    const assign = (session: Session, owners: string[], expectedVersion = 1) =>
      session.ask(TestAssignPartnerOwnersDocument, { input: { id, expectedVersion, owners } });
    expect((await assign(owner, ['partner'])).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const codes = async (owners: string[]) => codesOf((await assign(admin, owners)).data.assignPartnerOwners);
    expect(await codes([])).toEqual(['REQUIRED at owners']);
    expect(await codes(['a', ' ', 'a'])).toEqual(['REQUIRED at owners.1', 'DUPLICATE_VALUE at owners.2']);
    expect(await codes(Array.from({ length: 101 }, String))).toEqual(['TOO_MANY at owners']);
    const { data } = await assign(admin, ['other-partner']);
    expect(data.assignPartnerOwners.partner?.owners).toEqual(['other-partner']);
    expect((await owner.ask(TestPartnerDetailsDocument, { id })).data.partner).toBeNull();
    expect((await other.ask(TestPartnerDetailsDocument, { id })).data.partner?.id).toBe(id);
  });
});

describe('what everybody may ask', () => {
  it('is which types of partners there are', async () => {
    const { data } = await owner.ask(TestPartnerTypesDocument, {});
    expect(data.partnerTypes).toHaveLength(13);
    expect(data.partnerTypes).toContainEqual({ type: 'ABIS_PARTNER', code: 'ABIS_Partner', needsPolicyGroup: true });
    expect(data.partnerTypes.filter(({ needsPolicyGroup }) => !needsPolicyGroup).map(({ code }) => code)).toEqual([
      ...['Device_Provider', 'FTM_Provider', 'Partner_Admin', 'MISP_Partner', 'SDK_Partner'],
    ]);
  });

  it('is whether an e-mail address is taken', async () => {
    const { id } = await aPartner({ email: 'Known@x.example.org', emailKey: 'known@x.example.org' });
    const taken = async (email: string) =>
      (await other.ask(TestPartnerEmailTakenDocument, { email })).data.partnerEmailTaken;
    expect([await taken('KNOWN@x.example.org'), await taken('new@x.example.org'), await taken('x')]).toEqual([
      ...[true, false, false],
    ]);
    const verified = await rest(other, 'PUT', 'email/verify', { emailId: 'known@X.example.org' });
    expect(verified.response).toMatchObject({
      emailExists: true,
      policyRequiredPartnerTypes: expect.arrayContaining(['AUTH_PARTNER', 'ABIS_PARTNER']),
    });
    expect((await rest(other, 'PUT', 'email/verify', { emailId: 'x' })).errors[0]?.errorCode).toBe('PMS_PRT_012');
    expect((await rest(other, 'PUT', 'email/verify', {})).errors[0]?.errorCode).toBe('PMS_COR_001');
    expect((await rest(owner, 'GET', id)).response).toEqual({
      partnerID: id,
      status: 'active',
      organizationName: 'A Partner',
      contactNumber: null,
      emailId: 'Known@x.example.org',
      address: null,
      partnerType: 'Auth_Partner',
      policyGroup: 'Financial services',
      isActive: true,
    });
    expect((await rest(other, 'GET', id)).errors[0]?.errorCode).toBe('PMS_PRT_005');
  });
});
