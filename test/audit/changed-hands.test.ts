import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { badUri, create, created } from '../delivery/setting.ts';
import { newPublicKey } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestAuditEntriesDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** A key whose client was withdrawn is free, and the next client of it may be of another partner. */
let esignet: FakeEsignet;
let gateway: TestGateway;
let bank: Session;
let clinic: Session;
let id: string;

const secretName = 'Secret plan of the bank';
const ofClinic = { partnerId: demoIds.otherPartner, name: 'Clinic' };

beforeAll(async () => {
  esignet = await startFakeEsignet();
  gateway = await startTestGateway(esignet.settings);
  [bank, clinic] = await Promise.all([gateway.as('partner'), gateway.as('other-partner')]);
  const publicKey = newPublicKey();
  const refused = await create(bank, { publicKey, name: secretName, redirectUris: [badUri] });
  expect(refused.problems).toMatchObject([{ code: 'ESIGNET_REFUSED' }]);
  const { id: policyId } = await gateway.world.approvedPolicy({ id: demoIds.otherPartner });
  ({ id } = await created(clinic, { ...ofClinic, policyId, publicKey }));
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

async function entriesFor(session: Session) {
  const filter = { subject: { kind: 'OIDC_CLIENT' as const, id } };
  const { data, errors } = await session.ask(TestAuditEntriesDocument, { filter });
  expect(errors).toEqual([]);
  return data.auditEntries.edges.map(({ node }) => node);
}

const changeOf = (entry: Awaited<ReturnType<typeof entriesFor>>[number] | undefined, field: string) =>
  entry?.changes.find((change) => change.field === field);

describe('the entry of a client over a withdrawn one of another partner', () => {
  it('shows its owner nothing of what was there before', async () => {
    const entries = await entriesFor(clinic);
    expect(entries.map(({ action, sequence }) => [action, sequence])).toEqual([['oidc-client:create', 3]]);
    const [entry] = entries;
    expect(entry?.changes.map(({ before }) => before)).toEqual(entry?.changes.map(() => null));
    expect(changeOf(entry, 'name')).toEqual({ field: 'name', before: null, after: ofClinic.name });
    // the reason for which the other one was withdrawn
    expect(changeOf(entry, 'statusReason')).toBeUndefined();
    for (const foreign of [secretName, badUri, demoIds.partner]) expect(JSON.stringify(entry)).not.toContain(foreign);
  });

  it('is no business of the former owner, who sees what was its own', async () => {
    const actions = (await entriesFor(bank)).map(({ action }) => action);
    expect(actions).toEqual(['oidc-client:withdraw', 'oidc-client:create']);
  });

  it('shows administrators all of it', async () => {
    const [entry] = await entriesFor(await gateway.as('admin'));
    expect(changeOf(entry, 'name')).toEqual({ field: 'name', before: secretName, after: ofClinic.name });
    expect(changeOf(entry, 'partnerId')).toMatchObject({ before: demoIds.partner, after: demoIds.otherPartner });
  });
});
