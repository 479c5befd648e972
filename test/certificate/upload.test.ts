import { randomUUID, X509Certificate } from 'node:crypto';
import { X509Certificates } from '../../src/certificate/x509.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { send } from '../rest/etag/door.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestCaCertificatesDocument,
  TestPartnerCertificatesDocument,
  TestPartnerDetailsDocument,
  TestPartnersDocument,
  TestUpdatePartnerDocument,
  TestUploadCaCertificateDocument,
  TestUploadPartnerCertificateDocument,
} from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';
import { authority, issue } from './chain.ts';
import { caCases, makeAuthorities, organisation, partnerCases, type Authorities } from './upload-cases.ts';

let gateway: TestGateway;
let owner: Session;
let other: Session;
let admin: Session;
let known: Authorities;

const leafName = `CN=bank, O=${organisation.replace(',', '\\,')}`;

beforeAll(async () => {
  gateway = await startTestGateway();
  [owner, other, admin] = await Promise.all([gateway.as('partner'), gateway.as('other-partner'), gateway.as('admin')]);
  known = await makeAuthorities();
  for (const certificates of [known.root.pem, known.intermediate.pem]) {
    const { data } = await admin.ask(TestUploadCaCertificateDocument, { input: { domain: 'AUTH', certificates } });
    expect(data.uploadCaCertificate.problems).toEqual([]);
  }
});

afterAll(() => gateway.stop());

const registered = (facts: Parameters<TestGateway['world']['partner']>[0] = {}) =>
  gateway.world.partner({ name: organisation, status: 'REGISTERED', owners: ['partner'], ...facts });

describe('the certificate of a partner', () => {
  it.each(partnerCases)('$title', async ({ make, domain = 'AUTH', problems, rest }) => {
    const { id: partnerId } = await registered();
    const { pem: certificate } = await make(known);
    const before = await gateway.database.dump();

    const input = { partnerId, domain, certificate };
    const graphql = await owner.ask(TestUploadPartnerCertificateDocument, {
      input: { ...input, dryRun: rest === null },
    });
    expect(graphql.errors).toEqual([]);
    expect(graphql.data.uploadPartnerCertificate.problems.map(({ code }) => code)).toEqual(problems);
    expect(await gateway.database.dump()).toEqual(before);

    const request = { partnerId, partnerDomain: domain.toLowerCase(), certificateData: certificate };
    const { status, body } = await restCall(gateway.url, owner, ['POST', 'partners/certificate/upload'], request);
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else expect(JSON.stringify(body.response)).toContain('BEGIN CERTIFICATE');
    const { data } = await owner.ask(TestPartnerDetailsDocument, { id: partnerId });
    expect(data.partner?.status).toBe(rest === null ? 'ACTIVE' : 'REGISTERED');
  });

  it('is signed by the gateway: same name and key, no longer than it is valid itself', async () => {
    const { id: partnerId } = await registered();
    const { pem: certificate } = await issue({ name: leafName, by: known.root, to: 40 });
    const { data } = await owner.ask(TestUploadPartnerCertificateDocument, {
      input: { partnerId, domain: 'AUTH', certificate },
    });
    const uploaded = new X509Certificate(certificate);
    const signed = new X509Certificate(data.uploadPartnerCertificate.partnerCertificate?.signedPem ?? '');
    expect(signed.subject).toBe(uploaded.subject);
    expect(signed.publicKey.equals(uploaded.publicKey)).toBe(true);
    expect(signed.issuer).toContain('Partner gateway');
    expect(signed.ca).toBe(false);
    expect(new Date(signed.validTo)).toEqual(new Date(uploaded.validTo));
    expect(signed.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
  });

  it('gives the same answer when it comes again, and a new one when it is renewed', async () => {
    const { id: partnerId } = await registered();
    const upload = async (certificate: string) =>
      (await owner.ask(TestUploadPartnerCertificateDocument, { input: { partnerId, domain: 'AUTH', certificate } }))
        .data.uploadPartnerCertificate.partnerCertificate;
    const { pem } = await issue({ name: leafName, by: known.root });
    const first = await upload(pem);
    expect(await upload(pem)).toEqual(first);
    const renewed = await upload((await issue({ name: leafName, by: known.root })).pem);
    expect(renewed?.id).not.toBe(first?.id);
    const { data } = await owner.ask(TestPartnerCertificatesDocument, { filter: { partnerId } });
    expect(data.partnerCertificates.edges.map(({ node }) => node.thumbprint)).toEqual([
      renewed?.thumbprint,
      first?.thumbprint,
    ]);
    const details = await owner.ask(TestPartnerDetailsDocument, { id: partnerId });
    expect(details.data.partner).toMatchObject({ certificate: { id: renewed?.id }, status: 'ACTIVE', version: 3 });
  });

  it('is refused when the partner has moved on meanwhile, and of many at once one is taken', async () => {
    const { id: partnerId } = await registered();
    const upload = async (certificate: string, expectedVersion: number) => {
      const input = { partnerId, domain: 'AUTH', certificate, expectedVersion } as const;
      const { data } = await owner.ask(TestUploadPartnerCertificateDocument, { input });
      return data.uploadPartnerCertificate.problems;
    };
    const { pem } = await issue({ name: leafName, by: known.root });
    const refusal = { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] };
    expect(await upload(pem, 9)).toMatchObject([refusal]);
    const many = await Promise.all(Array.from({ length: 8 }, () => issue({ name: leafName, by: known.root })));
    const answers = await Promise.all(many.map((one) => upload(one.pem, 1)));
    const codes = answers.map(([problem]) => problem?.code ?? 'OK').sort();
    expect(codes).toEqual(['OK', ...Array.from({ length: 7 }, () => 'VERSION_CONFLICT')]);
  });

  it('says over REST to which version the partner has come, but not when the answer is given again', async () => {
    const { id: partnerId } = await registered();
    const { pem: certificateData } = await issue({ name: leafName, by: known.root });
    const path = 'partnermanager/partners/certificate/upload';
    const request = { partnerId, partnerDomain: 'AUTH', certificateData };
    const upload = () => send(gateway.url, owner, { method: 'POST', path, request, idempotencyKey: 'the upload' });
    const first = await upload();
    expect(first).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { response: { certificateId: expect.any(String) } },
    });
    const moved = { id: partnerId, expectedVersion: 2, address: 'Elsewhere' };
    expect((await owner.ask(TestUpdatePartnerDocument, { input: moved })).data.updatePartner.problems).toEqual([]);
    const again = await upload();
    expect([again.status, again.etag]).toEqual([200, null]);
    const { certificateId, signedCertificateData } = first.body.response ?? {};
    expect(again.body.response).toMatchObject({ certificateId, signedCertificateData });
  });

  it('needs a partner of the caller, with its group, that is not switched off', async () => {
    const { pem: certificateData } = await issue({ name: leafName, by: known.root });
    const code = async (session: Session, partnerId: string): Promise<string | undefined> => {
      const request = { partnerId, partnerDomain: 'Auth', certificateData };
      const { body } = await restCall(gateway.url, session, ['POST', 'partners/certificate/upload'], request);
      return body.errors[0]?.errorCode;
    };
    expect(await code(owner, 'nobody')).toBe('PMS_PRT_005');
    expect(await code(other, (await registered()).id)).toBe('PMS_PRT_005');
    expect(await code(owner, (await registered({ policyGroupId: null })).id)).toBe('PMS_PRT_054');
    expect(await code(owner, (await registered({ status: 'INACTIVE' })).id)).toBe('PMS_PMP_016');
    expect(await code(owner, (await registered({ status: 'INACTIVE', policyGroupId: null })).id)).toBe('PMS_PRT_054');
    expect(await code(owner, (await registered({ policyGroupId: null, type: 'DEVICE_PROVIDER' })).id)).toBeUndefined();
  });

  it('is downloaded by those who see the partner', async () => {
    const { id } = await registered();
    const get = async (session: Session, path: string) => (await restCall(gateway.url, session, ['GET', path])).body;
    expect((await get(owner, `partners/${id}/certificate`)).errors[0]?.errorCode).toBe('PMS_PRT_108');
    const { pem: certificate } = await issue({ name: leafName, by: known.root });
    await owner.ask(TestUploadPartnerCertificateDocument, { input: { partnerId: id, domain: 'AUTH', certificate } });
    const both = (await get(owner, `partners/${id}/certificate-data`)).response as Record<string, unknown>;
    expect(both).toMatchObject({ isCaSignedCertificateExpired: false, isMosipSignedCertificateExpired: false });
    expect(new X509Certificate(String(both.caSignedCertificateData)).raw).toEqual(new X509Certificate(certificate).raw);
    expect((await get(admin, `partners/${id}/certificate`)).response).toEqual({
      certificateData: both.mosipSignedCertificateData,
    });
    expect((await get(other, `partners/${id}/certificate`)).errors[0]?.errorCode).toBe('PMS_PRT_005');
  });

  it('is found when it expires soon', async () => {
    const uploadFor = async (days: number): Promise<string> => {
      const { id } = await registered();
      const { pem: certificate } = await issue({ name: leafName, by: known.root, to: days });
      await owner.ask(TestUploadPartnerCertificateDocument, { input: { partnerId: id, domain: 'AUTH', certificate } });
      return id;
    };
    const [soon, later] = [await uploadFor(29), await uploadFor(31)];
    const listed = await admin.ask(TestPartnersDocument, {
      filter: { certificateExpiresSoon: true },
      orderBy: { field: 'CERTIFICATE_EXPIRES_AT', direction: 'ASC' },
    });
    expect(listed.data.partners.edges.map(({ node }) => node.id)).toEqual([soon]);
    const ordered = await admin.ask(TestPartnersDocument, {
      orderBy: { field: 'CERTIFICATE_EXPIRES_AT', direction: 'ASC' },
    });
    expect(ordered.data.partners.edges.slice(0, 2).map(({ node }) => node.id)).toEqual([soon, later]);
    expect(ordered.data.partners.edges.map(({ node }) => node.id)).not.toContain(demoIds.partner);
    const certificates = async (session: Session) =>
      (await session.ask(TestPartnerCertificatesDocument, { filter: { expiresSoon: true } })).data.partnerCertificates;
    expect((await certificates(admin)).edges.map(({ node }) => node.partnerId)).toEqual([soon]);
    expect((await certificates(other)).totalCount).toBe(0);
  });
});

describe('the certificate of an authority', () => {
  it.each(caCases)('$title', async ({ make, domain = 'AUTH', problems, rest }) => {
    const { pem: certificates } = await make(known);
    const before = await gateway.database.dump();
    const input = { domain, certificates, dryRun: rest === null };
    const graphql = await admin.ask(TestUploadCaCertificateDocument, { input });
    expect(graphql.errors).toEqual([]);
    expect(graphql.data.uploadCaCertificate.problems.map(({ code }) => code)).toEqual(problems);
    expect(await gateway.database.dump()).toEqual(before);

    const request = { partnerDomain: domain, certificateData: certificates };
    const { status, body } = await restCall(gateway.url, admin, ['POST', 'partners/certificate/ca/upload'], request);
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest === null) expect(JSON.stringify(body)).toContain('Upload Success.');
    if (rest === 'KER-PCM-003') expect(JSON.stringify(body)).toContain('Certificate already exists in store');
  });

  it('comes as a chain, in PEM or PKCS#7, in any order', async () => {
    const chain = async () => {
      const root = await authority(`CN=Root ${randomUUID()}`);
      return [await authority(`CN=Below ${randomUUID()}`, { by: root }), root] as const;
    };
    const [below, root] = await chain();
    const [belowToo, rootToo] = await chain();
    const pkcs7 = Buffer.from(new X509Certificates([belowToo.certificate, rootToo.certificate]).export('raw'));
    for (const certificates of [`${below.pem}\n${root.pem}`, pkcs7.toString('base64')]) {
      const { data } = await admin.ask(TestUploadCaCertificateDocument, { input: { domain: 'DEVICE', certificates } });
      expect(data.uploadCaCertificate.problems).toEqual([]);
      expect(data.uploadCaCertificate.caCertificate?.isRoot).toBe(false);
    }
    const { data } = await admin.ask(TestCaCertificatesDocument, { filter: { domain: 'DEVICE' } });
    expect(data.caCertificates.totalCount).toBe(4);
  });

  it('is a matter of administrators', async () => {
    const { pem: certificates } = await authority('CN=Not for you');
    const { errors } = await owner.ask(TestUploadCaCertificateDocument, { input: { domain: 'AUTH', certificates } });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    const request = { partnerDomain: 'AUTH', certificateData: certificates };
    const rest = await restCall(gateway.url, owner, ['POST', 'partners/certificate/ca/upload'], request);
    expect([rest.status, rest.body.errors[0]?.errorCode]).toEqual([403, 'KER-ATH-403']);
    expect((await owner.ask(TestCaCertificatesDocument, {})).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('has a domain that is known', async () => {
    const request = { partnerDomain: 'BANKS', certificateData: (await authority('CN=Root')).pem };
    const { body } = await restCall(gateway.url, admin, ['POST', 'partners/certificate/ca/upload'], request);
    expect(body.errors[0]?.errorCode).toBe('KER-PCM-011');
  });
});
