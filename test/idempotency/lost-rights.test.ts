import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartnerRecord } from '../../src/partner/index.ts';
import type { PolicyRecord } from '../../src/policy/index.ts';
import { authority, issue } from '../certificate/chain.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { tellEveryChange } from '../support/every-change.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import type { Session } from '../support/session.ts';
import { change, changeText, madeBy, memberOf, newKey, type GraphqlBody } from './asking.ts';

let issuer: OidcIssuer;
let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;
let owner: Session;

beforeAll(async () => {
  [issuer, esignet] = await Promise.all([startOidcIssuer(), startFakeEsignet('java-1')]);
  const identity = { AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' };
  gateway = await startTestGateway({ ...esignet.settings, ...identity });
  [admin, owner] = await Promise.all([signedIn('admin', ['PARTNER_ADMIN']), signedIn('owner', [])]);
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all([esignet.stop(), issuer.stop()]);
});

const signedIn = async (name: string, roles: string[]) => gateway.withToken(await issuer.tokenFor({ name, roles }));

/** From now on the partner is somebody else's. */
async function handOver(id: string): Promise<void> {
  const partner = await gateway.database.db
    .collection<{ _id: string; version: number }>('partners')
    .findOne({ _id: id });
  const input = { id, expectedVersion: partner?.version, owners: ['somebody else'] };
  expect(await change(gateway, admin, 'assignPartnerOwners', input, 'partner')).toMatchObject({ problems: [] });
}

interface Refused {
  readonly codes: readonly string[];
  /** Whether anything of the record is in it. */
  readonly shown: boolean;
}

/** What somebody is told, as codes. */
function refusalIn(text: string, mutation: string, entity: string): Refused {
  const { data, errors = [] } = JSON.parse(text) as GraphqlBody;
  const answer = data?.[mutation];
  const codes = [...errors.map(({ extensions }) => extensions.code), ...(answer?.problems ?? []).map((p) => p.code)];
  return { codes, shown: (answer?.[memberOf(entity)] ?? null) !== null };
}

describe('an owner who is one no more, and sends the same once more', () => {
  const unknown: Refused = { codes: ['PARTNER_NOT_FOUND'], shown: false };
  const pairOf = async (facts: Partial<PartnerRecord>, policyFacts: Partial<PolicyRecord> = {}) => {
    const { id: partnerId } = await gateway.world.partner({ owners: ['owner'], ...facts });
    return { partnerId, policyId: (await gateway.world.approvedPolicy({ id: partnerId }, policyFacts)).id };
  };
  const misp = { type: 'MISP', definition: goodDefinitions.MISP } as const;
  const contacts = [{ name: 'Ada', email: 'ada@example.org' }];
  const certificate = async () => {
    const ca = await authority('CN=Lost');
    await change(gateway, admin, 'uploadCaCertificate', { domain: 'AUTH', certificates: ca.pem }, 'caCertificate');
    const { partnerId } = await pairOf({ name: 'Lost' });
    return { partnerId, domain: 'AUTH', certificate: (await issue({ name: 'CN=Lost, O=Lost', by: ca })).pem };
  };

  const asked: readonly [mutation: string, entity: string, make: () => Promise<{ readonly partnerId: string }>][] = [
    ['createApiKey', 'issued', async () => ({ ...(await pairOf({})), label: 'one' })],
    ['createMispLicense', 'issuedLicense', () => pairOf({ type: 'MISP_PARTNER' }, misp)],
    ['createOidcClient', 'oidcClient', async () => ({ ...goodClient(), ...(await pairOf({})) })],
    ['uploadPartnerCertificate', 'partnerCertificate', certificate],
  ];

  it.each(asked)('%s: is refused as at first', async (mutation, entity, make) => {
    const input = { ...(await make()), idempotencyKey: newKey() };
    const first = await changeText(gateway, owner, mutation, input, entity);
    expect(refusalIn(first, mutation, entity)).toEqual({ codes: [], shown: true });
    expect(await changeText(gateway, owner, mutation, input, entity)).toBe(first);
    await handOver(input.partnerId);
    const again = await changeText(gateway, owner, mutation, input, entity);
    expect(refusalIn(again, mutation, entity)).toEqual(unknown);
    const asNew = await changeText(gateway, owner, mutation, { ...input, idempotencyKey: newKey() }, entity);
    expect(again).toBe(asNew);
  });

  it.each([
    ['updatePartner', { address: 'There' }],
    ['setPartnerContacts', { contacts }],
  ])('%s: is refused as at first', async (mutation, what) => {
    const { id } = await gateway.world.partner({ owners: ['owner'] });
    const input = { id, expectedVersion: 1, ...what, idempotencyKey: newKey() };
    const first = await changeText(gateway, owner, mutation, input, 'partner');
    expect(refusalIn(first, mutation, 'partner')).toEqual({ codes: [], shown: true });
    await handOver(id);
    const again = await changeText(gateway, owner, mutation, input, 'partner');
    expect(refusalIn(again, mutation, 'partner')).toEqual(unknown);
  });

  it('gets no key over REST either', async () => {
    const { partnerId, policyId } = await pairOf({}, { name: 'Lost over REST' });
    const headers = { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' };
    const generate = async () => {
      const answer = await fetch(`${gateway.url}/v1/partnermanager/partners/${partnerId}/generate/apikey`, {
        method: 'PATCH',
        headers: { ...headers, 'idempotency-key': 'the same' },
        body: JSON.stringify({ request: { policyName: 'Lost over REST', label: 'one' } }),
      });
      return (await answer.json()) as { response: unknown; errors: { errorCode: string }[] };
    };
    const first = await generate();
    expect(first.response).toEqual({ apiKey: expect.stringMatching(/^.{43}$/), label: 'one', policyId, partnerId });
    expect((await generate()).response).toEqual(first.response);
    await handOver(partnerId);
    expect(await generate()).toMatchObject({ response: null, errors: [{ errorCode: 'PMS_PRT_055' }] });
  });
});

/** What somebody without any right is told about a change that is not for roles alone. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  createApiKey: ['PARTNER_NOT_FOUND'],
  createMispLicense: ['PARTNER_NOT_FOUND'],
  createOidcClient: ['PARTNER_NOT_FOUND'],
  deactivateApiKey: ['API_KEY_NOT_FOUND'],
  deactivateMispLicense: ['LICENSE_NOT_FOUND'],
  mapPartnerPolicyGroup: ['PARTNER_NOT_FOUND'],
  // everybody may register what is not there
  registerPartner: ['EMAIL_TAKEN', 'PARTNER_ID_TAKEN'],
  requestPolicyMapping: ['PARTNER_NOT_FOUND'],
  setBioExtractors: ['MAPPING_NOT_FOUND'],
  setCredentialTypes: ['MAPPING_NOT_FOUND'],
  setPartnerContacts: ['PARTNER_NOT_FOUND'],
  updateOidcClient: ['NOT_FOUND'],
  updatePartner: ['PARTNER_NOT_FOUND'],
  uploadPartnerCertificate: ['PARTNER_NOT_FOUND'],
};

it('every change there is, sent once more by who has lost the role for it, is refused', async () => {
  const sent: { mutation: string; input: object; entity: string }[] = [];
  await tellEveryChange(async (mutation, input, entity) => {
    const keyed = { ...input, idempotencyKey: newKey() };
    sent.push({ mutation, input: keyed, entity });
    return madeBy(await change(gateway, admin, mutation, keyed, entity), entity);
  }, gateway);
  await gateway.database.db.collection('partners').updateMany({}, { $set: { owners: ['somebody else'] } });

  const former = await signedIn('admin', []);
  for (const { mutation, input, entity } of sent) {
    const told = refusalIn(await changeText(gateway, former, mutation, input, entity), mutation, entity);
    expect({ mutation, ...told }).toEqual({ mutation, codes: refusals[mutation] ?? ['FORBIDDEN'], shown: false });
  }
}, 60_000);
