import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import {
  TestPartnerContactsDocument,
  TestSetPartnerContactsDocument,
  type PartnerContactInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let issuer: OidcIssuer;
let gateway: TestGateway;
let admin: Session;
let manager: Session;
let owner: Session;
let stranger: Session;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  const as = async (name: string, ...roles: string[]) => gateway.withToken(await issuer.tokenFor({ name, roles }));
  [admin, manager, owner, stranger] = await Promise.all([
    as('admin', 'PARTNER_ADMIN'),
    as('manager', 'PARTNERMANAGER'),
    as('partner', 'AUTH_PARTNER'),
    as('other-partner', 'AUTH_PARTNER'),
  ]);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const ada = { name: 'Ada', email: 'ada@example.org', phone: '+1 555 0100', role: 'Certificates' };
const bob = { name: 'Bob', email: 'bob@example.org', phone: null, role: null };

async function setContacts(id: string, contacts: PartnerContactInput[], expectedVersion = 1, as: Session = owner) {
  const { data } = await as.ask(TestSetPartnerContactsDocument, { input: { id, expectedVersion, contacts } });
  return data.setPartnerContacts;
}

const seenBy = async (session: Session, id: string) =>
  (await session.ask(TestPartnerContactsDocument, { id })).data.partner;

const aPartner = async () => (await gateway.world.partner({ owners: ['partner'] })).id;

describe('the contacts of a partner', () => {
  it('are set by its owner and by administrators, and replace each other', async () => {
    const id = await aPartner();
    expect(await seenBy(owner, id)).toEqual({ version: 1, contacts: [] });
    const { partner, problems } = await setContacts(id, [ada, { name: 'Bob', email: 'bob@example.org' }]);
    expect(problems).toEqual([]);
    expect(partner).toEqual({ version: 2, contacts: [ada, bob] });
    expect((await setContacts(id, [ada, bob], 2)).partner?.version).toBe(2);
    expect((await setContacts(id, [bob], 2, admin)).partner).toEqual({ version: 3, contacts: [bob] });
    const actions = await gateway.database.db
      .collection('auditEntries')
      .distinct('action', { aggregate: `partner:${id}` });
    expect(actions).toEqual(['partner:set-contacts']);
  });

  it('are seen by its owner and by administrators only', async () => {
    const id = await aPartner();
    await setContacts(id, [ada]);
    expect(await seenBy(owner, id)).toEqual({ version: 2, contacts: [ada] });
    expect(await seenBy(admin, id)).toEqual({ version: 2, contacts: [ada] });
    expect(await seenBy(manager, id)).toEqual({ version: 2, contacts: null });
    expect(await seenBy(stranger, id)).toBeNull();
  });

  it.each<[title: string, contacts: PartnerContactInput[], problem: string]>([
    ['no name', [{ ...ada, name: ' ' }], 'REQUIRED at contacts.0.name'],
    ['an endless name', [{ ...ada, name: 'a'.repeat(129) }], 'TOO_LONG at contacts.0.name'],
    ['a name that is no text', [{ ...ada, name: 'a\0' }], 'INVALID_NAME at contacts.0.name'],
    ['no address', [ada, { ...bob, email: '' }], 'REQUIRED at contacts.1.email'],
    ['an address that is none', [{ ...ada, email: 'ada' }], 'INVALID_EMAIL at contacts.0.email'],
    ['an endless address', [{ ...ada, email: `${'a'.repeat(250)}@example.org` }], 'TOO_LONG at contacts.0.email'],
    ['one address twice', [ada, { ...bob, email: 'ADA@example.org' }], 'DUPLICATE_VALUE at contacts.1.email'],
    ['a blank number', [{ ...ada, phone: '' }], 'REQUIRED at contacts.0.phone'],
    ['an endless number', [{ ...ada, phone: '1'.repeat(17) }], 'TOO_LONG at contacts.0.phone'],
    ['an endless role', [{ ...ada, role: 'r'.repeat(65) }], 'TOO_LONG at contacts.0.role'],
    [
      'too many',
      Array.from({ length: 21 }, (_, index) => ({ name: 'A', email: `a${index}@example.org` })),
      'TOO_MANY at contacts',
    ],
  ])('with %s are refused', async (_title, contacts, problem) => {
    const id = await aPartner();
    const before = await gateway.database.dump();
    const { partner, problems } = await setContacts(id, contacts);
    expect(partner).toBeNull();
    expect(problems.map(({ code, path: [, ...place] }) => `${code} at ${place.join('.')}`)).toEqual([problem]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it("are neither a stranger's to set, nor set on an old version", async () => {
    const codesOf = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);
    expect(codesOf(await setContacts(demoIds.partner, [ada], 1, stranger))).toEqual(['PARTNER_NOT_FOUND']);
    expect(codesOf(await setContacts(demoIds.partner, [ada], 1, manager))).toEqual(['PARTNER_NOT_FOUND']);
    expect(codesOf(await setContacts(demoIds.partner, [ada], 9))).toEqual(['VERSION_CONFLICT']);
    expect(await seenBy(owner, demoIds.partner)).toEqual({ version: 1, contacts: [] });
  });
});
