import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import type { Composition } from '../../src/app/compose.ts';
import { Refusal } from '../../src/shared/errors/index.ts';
import { callerWith } from '../policy-mapping/second-gateway.ts';
import { composeOn } from '../support/composition.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestActivatePartnerDocument,
  TestChangeApiKeyPolicyDocument,
  TestCreateApiKeyDocument,
  TestCreateLicenseDocument,
  TestDeactivatePartnerDocument,
  TestLicensesDocument,
  TestRevokeMappingDocument,
} from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import { interrupt } from '../support/interrupt.ts';
import type { Session } from '../support/session.ts';

/** What keys and licences stand on is taken away: before, after, and while they are written by a second gateway. */
let gateway: TestGateway;
let admin: Session;
const administrator = callerWith('admin', ['PARTNER_ADMIN']);
const moments = ['before', 'after'] as const;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
});

afterAll(() => gateway.stop());

async function withSecond<T>(use: (second: Composition) => Promise<T>): Promise<T> {
  const second = composeOn(gateway.database.uri, { dataKey: Buffer.alloc(32, 1) });
  try {
    return await use(second);
  } finally {
    await second.close();
  }
}

const codesOf = async (outcome: Promise<unknown>): Promise<string[]> => {
  const error = await outcome.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return [];
  if (error instanceof Refusal) return error.problems.map(({ code }) => code);
  throw error as Error;
};

async function aMisp(): Promise<string> {
  const { id } = await gateway.world.partner({ type: 'MISP_PARTNER' });
  await gateway.world.approvedPolicy({ id }, { type: 'MISP' });
  return id;
}

const license = async (partnerId: string) => {
  const { data } = await admin.ask(TestCreateLicenseDocument, { input: { partnerId } });
  expect(data.createMispLicense.problems).toEqual([]);
};
const deactivate = async (id: string) => {
  const { data } = await admin.ask(TestDeactivatePartnerDocument, { input: { id } });
  expect(data.deactivatePartner.problems).toEqual([]);
};
const licensesOf = async (partnerId: string) => {
  const { data } = await admin.ask(TestLicensesDocument, { filter: { partnerId } });
  return data.mispLicenses.edges.map(({ node: { status, statusReason } }) => [status, statusReason]);
};
const ended = ['INACTIVE', 'The partner was deactivated.'];

describe('a licence ends with its partner', () => {
  it.each(['GraphQL', 'REST'])('that is deactivated over %s, and does not come back with it', async (door) => {
    const id = await aMisp();
    await license(id);
    if (door === 'GraphQL') await deactivate(id);
    else {
      const { body } = await restCall(gateway.url, admin, ['PATCH', `partners/${id}`], { status: 'De-Active' });
      expect(body.errors).toEqual([]);
    }
    expect(await licensesOf(id)).toEqual([ended]);
    expect(JSON.stringify(await gateway.database.dump())).toContain('misp-license:switch-off');
    const back = await admin.ask(TestActivatePartnerDocument, { input: { id } });
    expect(back.data.activatePartner.partner?.status).toBe('ACTIVE');
    expect(await licensesOf(id)).toEqual([ended]);
    await license(id);
    expect(await licensesOf(id)).toEqual([['ACTIVE', null], ended]);
  });

  it.each(moments)('that is deactivated %s the licence is written: there is none', async (moment) => {
    const partnerId = await aMisp();
    const outcome = await withSecond(async (second) => {
      interrupt(second.stores.mispLicenses, 'insert', moment, () => deactivate(partnerId));
      const input = { partnerId, policyId: null, expiresAt: null, dryRun: false };
      return codesOf(second.rest.licenses.create(administrator, input));
    });
    expect(outcome).toEqual(['PARTNER_INACTIVE']);
    expect(await licensesOf(partnerId)).toEqual([]);
  });

  it.each(moments)('although it was made %s the partner was written', async (moment) => {
    const id = await aMisp();
    await withSecond(async (second) => {
      interrupt(second.stores.partners, 'replace', moment, () => license(id));
      await second.rest.partnerChanges.changeStatus(administrator, { id, status: 'INACTIVE' });
    });
    expect(await licensesOf(id)).toEqual([ended]);
  });
});

describe('a key that moves', () => {
  const bank = { id: demoIds.partner };
  const mappingTo = async ({ id: policyId }: { id: string }): Promise<string> => {
    const mappings = gateway.database.db.collection<{ _id: string; policyId: string }>('policyMappings');
    return (await mappings.findOne({ policyId }))?._id ?? '';
  };
  const revoke = async (id: string) => {
    const input = { id, reason: 'Over', confirmClients: 0 };
    const { data } = await admin.ask(TestRevokeMappingDocument, { input });
    expect(data.revokePolicyMapping.problems).toEqual([]);
  };
  const storedKey = (id: string) =>
    gateway.database.db.collection<{ _id: string }>('apiKeys').findOne({ _id: id }, { projection: { sealed: 0 } });

  async function aKey(policy: { id: string }, label: string): Promise<string> {
    const input = { partnerId: bank.id, policyId: policy.id, label };
    const { data } = await admin.ask(TestCreateApiKeyDocument, { input });
    return data.createApiKey.issued?.apiKey.id ?? '';
  }

  it.each(moments)('stays where it was when the new mapping is revoked %s it is written', async (moment) => {
    const [from, to] = [await gateway.world.approvedPolicy(bank), await gateway.world.approvedPolicy(bank)];
    const mapping = await mappingTo(to);
    const id = await aKey(from, `moves ${moment}`);
    const outcome = await withSecond(async (second) => {
      interrupt(second.stores.apiKeys, 'replace', moment, () => revoke(mapping));
      const change = { key: { id }, policyId: to.id, expectedVersion: null };
      return codesOf(second.rest.apiKeys.changePolicy(administrator, change));
    });
    expect(outcome).toEqual(['MAPPING_NOT_APPROVED']);
    expect(await storedKey(id)).toMatchObject({ policyId: from.id, status: 'ACTIVE', version: 1 });
  });

  it('away from a mapping while that is revoked does not fall with it', async () => {
    const [from, to] = [await gateway.world.approvedPolicy(bank), await gateway.world.approvedPolicy(bank)];
    const [mapping, id] = [await mappingTo(from), await aKey(from, 'leaves')];
    await withSecond(async (second) => {
      interrupt(second.stores.policyMappings, 'replace', 'before', async () => {
        const { data } = await admin.ask(TestChangeApiKeyPolicyDocument, { input: { id, policyId: to.id } });
        expect(data.changeApiKeyPolicy.problems).toEqual([]);
      });
      const change = { id: mapping, expectedVersion: null, reason: 'Over', confirmClients: 0 };
      expect(await codesOf(second.rest.mappingChanges.revoke(administrator, change))).toEqual([]);
    });
    expect(await storedKey(id)).toMatchObject({ policyId: to.id, status: 'ACTIVE', version: 2 });
  });
});
