import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authority, issue } from '../certificate/chain.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestUploadCaCertificateDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { readList } from './list-door.ts';
import { offsetTime } from './setting.ts';

/** Whether partners have certificates, and until when, as the pages show it. */
let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  partner = await gateway.as('partner');
  const { world } = gateway;
  await world.partner({ id: 'named', name: 'Bank, of "Trust"', owners: ['partner'], status: 'REGISTERED' });
  await world.partner({ id: 'nameless', name: 'Nameless', owners: ['partner'] });
  await world.partner({ id: 'bare', name: 'Bare', owners: ['partner'], type: 'FTM_PROVIDER', status: 'INACTIVE' });
  const root = await authority('CN=Root of lists');
  const domain = 'AUTH';
  await admin.ask(TestUploadCaCertificateDocument, { input: { domain, certificates: root.pem } });
  await upload('named', (await issue({ name: 'CN=Front door, O="Bank, of \\"Trust\\""', by: root })).pem);
  await upload('nameless', (await issue({ name: 'O=Nameless', by: root })).pem);
});

afterAll(() => gateway.stop());

async function upload(partnerId: string, certificateData: string): Promise<void> {
  const request = { partnerId, partnerDomain: 'AUTH', certificateData };
  const { body } = await admin.rest('POST', 'partners/certificate/upload', request);
  expect(body.errors).toEqual([]);
}

describe('the own partners', () => {
  const address = 'partnermanager/partners/partner-certificates-details';

  it('show whether they have a certificate, for whom it is, and until when', async () => {
    const { status, body } = await readList(gateway, partner, address);
    expect([status, body.version, body.errors]).toEqual([200, '1.0', []]);
    const times = {
      certificateUploadDateTime: expect.stringMatching(offsetTime),
      certificateExpiryDateTime: expect.stringMatching(offsetTime),
    };
    const there = { partnerType: 'Auth_Partner', isPartnerActive: true, isCertificateAvailable: true, ...times };
    const missing = {
      isCertificateAvailable: false,
      certificateUploadDateTime: null,
      certificateExpiryDateTime: null,
      certificateIssuedTo: null,
    };
    const shown = body.response as unknown as { partnerId: string }[];
    expect(shown.toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1))).toEqual([
      { partnerId: 'bare', partnerType: 'FTM_Provider', isPartnerActive: false, ...missing },
      { partnerId: 'demo-bank', partnerType: 'Auth_Partner', isPartnerActive: true, ...missing },
      { partnerId: 'named', ...there, certificateIssuedTo: 'Front door' },
      { partnerId: 'nameless', ...there, certificateIssuedTo: 'Nameless' },
    ]);
  });

  it('are needed', async () => {
    const { status, body } = await readList(gateway, admin, address);
    expect([status, body.errors[0]?.errorCode, body.response]).toEqual([200, 'PMS_CERTIFICATE_ERROR_002', null]);
  });
});

describe('the list of all partners', () => {
  const idsOf = async (query: Record<string, string>) => {
    const { body } = await readList(gateway, admin, 'partnermanager/admin-partners', query);
    return body.response.data.map(({ partnerId }) => partnerId);
  };

  it('tells who has a certificate, filters by it and is sorted by it', async () => {
    expect((await idsOf({ certificateUploadStatus: 'uploaded' })).toSorted()).toEqual(['named', 'nameless']);
    expect(await idsOf({ certificateUploadStatus: 'not_uploaded' })).not.toContain('named');
    const up = await idsOf({ sortFieldName: 'certificateUploadStatus', sortType: 'asc' });
    expect(up.slice(-2).toSorted()).toEqual(['named', 'nameless']);
    const down = await idsOf({ sortFieldName: 'certificateUploadStatus', sortType: 'desc' });
    expect(down).toEqual(up.toReversed());
  });

  it('leads to the details', async () => {
    const { body } = await readList(gateway, admin, 'partnermanager/admin-partners/named');
    expect(body.response).toMatchObject({
      isActive: true,
      isCertificateAvailable: true,
      certificateUploadDateTime: expect.stringMatching(offsetTime),
      certificateExpiryDateTime: expect.stringMatching(offsetTime),
    });
  });
});
