import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../src/shared/caller.ts';
import { Failure, Refusal } from '../../src/shared/errors/index.ts';
import { createDevelopmentPair, type SigningPair } from '../../src/certificate/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestDeactivatePartnerDocument, TestUploadCaCertificateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { authority, issue } from './chain.ts';
import { composeOn } from '../support/composition.ts';

let gateway: TestGateway;
let admin: Session;
let certificate: string;
const caller: Caller = {
  userId: 'admin',
  roles: new Set(['PARTNER_ADMIN']),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'activation-test',
  sourceAddress: null,
};

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  const root = await authority('CN=Root');
  await admin.ask(TestUploadCaCertificateDocument, { input: { domain: 'AUTH', certificates: root.pem } });
  certificate = (await issue({ name: 'O=A Partner', by: root })).pem;
});

afterAll(() => gateway.stop());

/** A second gateway on the same database. */
function secondGateway(signing: SigningPair | null) {
  return composeOn(gateway.database.uri, { signing });
}

describe('an upload', () => {
  it('is refused by a gateway without a signing key, and leaves nothing behind', async () => {
    const {
      rest: { partnerCertificates },
      stores,
    } = secondGateway(null);
    const { id: partnerId } = await gateway.world.partner({ status: 'REGISTERED' });
    const before = await gateway.database.dump();
    const input = { partnerId, domain: 'AUTH', certificate, dryRun: false };
    const outcome = await partnerCertificates.upload(caller, input).catch((error: unknown) => error);
    await stores.partners.model.db.close();
    expect(outcome).toBeInstanceOf(Failure);
    expect((outcome as Failure).code).toBe('UNAVAILABLE');
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('does not bring back a partner that is deactivated at the same moment', async () => {
    const {
      rest: { partnerCertificates },
      stores,
    } = secondGateway(await createDevelopmentPair(new Date()));
    const { id: partnerId } = await gateway.world.partner({ status: 'REGISTERED' });
    const insert = stores.partnerCertificates.insert.bind(stores.partnerCertificates);
    let isOff = false;
    stores.partnerCertificates.insert = async (tx, record) => {
      if (!isOff) await admin.ask(TestDeactivatePartnerDocument, { input: { id: partnerId } });
      isOff = true;
      await insert(tx, record);
    };
    const input = { partnerId, domain: 'AUTH', certificate, dryRun: false };
    const outcome = await partnerCertificates.upload(caller, input).catch((error: unknown) => error);
    await stores.partners.model.db.close();
    expect(outcome).toBeInstanceOf(Refusal);
    expect((outcome as Refusal).problems.map(({ code }) => code)).toEqual(['PARTNER_INACTIVE']);
    expect(await gateway.database.db.collection('partnerCertificates').countDocuments({ partnerId })).toBe(0);
    const partner = await gateway.database.db.collection<{ _id: string }>('partners').findOne({ _id: partnerId });
    expect(partner).toMatchObject({ status: 'INACTIVE', certificateId: null });
  });
});
