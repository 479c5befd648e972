import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { authority, issue, type Issued } from '../certificate/chain.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import {
  TestActivatePartnerDocument,
  TestApproveMappingDocument,
  TestClientsOfMappingDocument,
  TestCreateDocument,
  TestCreatePolicyDocument,
  TestCreatePolicyGroupDocument,
  TestDeactivatePartnerDocument,
  TestDeactivatePolicyDocument,
  TestOwnMappingsDocument,
  TestPublishPolicyDocument,
  TestRegisterPartnerDocument,
  TestRequestMappingDocument,
  TestRevokeMappingDocument,
  TestSetBioExtractorsDocument,
  TestSetCredentialTypesDocument,
  TestSetPartnerContactsDocument,
  TestUploadCaCertificateDocument,
  TestUploadPartnerCertificateDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** A new country sets up; a bank joins, works, and in the end loses what it was given. Each step stands on the one before. */
let issuer: OidcIssuer;
let gateway: TestGateway;
let ministry: Session;
let bank: Session;
let printer: Session;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({
    DEMO_DATA: 'false',
    AUTH_ISSUER: issuer.issuer,
    AUTH_AUDIENCE: 'mosip-pms-client',
  });
  const as = async (name: string, roles: string[]) => gateway.withToken(await issuer.tokenFor({ name, roles }));
  ministry = await as('ministry', ['PARTNER_ADMIN', 'POLICYMANAGER']);
  bank = await as('river-bank', ['AUTH_PARTNER']);
  printer = await as('card-printer', ['CREDENTIAL_PARTNER']);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

function made<N extends { id: string }>(node: N | null | undefined, problems: readonly { code: string }[]): N {
  expect(codes(problems)).toEqual([]);
  if (node === null || node === undefined) throw new Error('nothing was made');
  return node;
}

const partnerId = 'river-bank';
let groupId = '';
let policyId = '';
let mappingId = '';
let root: Issued;

async function createClient() {
  const { data } = await bank.ask(TestCreateDocument, { input: goodClient({ partnerId, policyId }) });
  return data.createOidcClient;
}

async function uploadCertificate(name: string) {
  const leaf = await issue({ name: `CN=${name}, O=River Bank`, by: root });
  const input = { partnerId, domain: 'AUTH' as const, certificate: leaf.pem };
  const { data } = await bank.ask(TestUploadPartnerCertificateDocument, { input });
  return made(data.uploadPartnerCertificate.partnerCertificate, data.uploadPartnerCertificate.problems);
}

async function clientStates() {
  const { data } = await bank.ask(TestClientsOfMappingDocument, { filter: { partnerId } });
  return data.oidcClients.edges.map(({ node }) => ({ status: node.status, statusReason: node.statusReason }));
}

describe('a new country', () => {
  it('sets up a policy group, and a policy as a draft', async () => {
    const group = { name: 'Banking', description: 'Banks of the country' };
    const { data } = await ministry.ask(TestCreatePolicyGroupDocument, { input: group });
    groupId = made(data.createPolicyGroup.policyGroup, data.createPolicyGroup.problems).id;

    const input = { groupId, name: 'Log in', description: 'Log in', type: 'AUTH' as const, documentVersion: '1.0' };
    const drafted = await ministry.ask(TestCreatePolicyDocument, { input: { ...input, definition: samplePolicy } });
    policyId = made(drafted.data.createPolicy.policy, drafted.data.createPolicy.problems).id;
  });

  it('trusts a certificate authority', async () => {
    root = await authority('CN=Root of the country');
    const input = { domain: 'AUTH' as const, certificates: root.pem };
    const { data } = await ministry.ask(TestUploadCaCertificateDocument, { input });
    expect(codes(data.uploadCaCertificate.problems)).toEqual([]);
  });
});

describe('a bank', () => {
  it('registers, and can do nothing yet', async () => {
    const input = {
      id: partnerId,
      name: 'River Bank',
      type: 'AUTH_PARTNER' as const,
      policyGroupId: groupId,
      email: 'it@river-bank.example.org',
      address: '1 River Street',
      contactNumber: '+1 555 0100',
    };
    const { data } = await bank.ask(TestRegisterPartnerDocument, { input });
    made(data.registerPartner.partner, data.registerPartner.problems);
    const refused = codes((await createClient()).problems);
    expect(refused).toEqual(['PARTNER_INACTIVE', 'MAPPING_MISSING', 'POLICY_INACTIVE']);
  });

  it('says whom to turn to', async () => {
    const contacts = [{ name: 'Ada', email: 'ada@river-bank.example.org', role: 'Certificates' }];
    const input = { id: partnerId, expectedVersion: 1, contacts };
    const { data } = await bank.ask(TestSetPartnerContactsDocument, { input });
    expect(codes(data.setPartnerContacts.problems)).toEqual([]);
  });

  it('becomes active with its certificate, which the gateway signs', async () => {
    const { signedPem } = await uploadCertificate('River Bank 2026');
    expect(signedPem).toContain('BEGIN CERTIFICATE');
    expect(codes((await createClient()).problems)).toEqual(['MAPPING_MISSING', 'POLICY_INACTIVE']);
  });

  it('asks for the policy once it is published', async () => {
    const input = { partnerId, policyId, useCaseDescription: 'Our customers log in' };
    const early = await bank.ask(TestRequestMappingDocument, { input });
    expect(codes(early.data.requestPolicyMapping.problems)).toContain('POLICY_INACTIVE');

    const published = await ministry.ask(TestPublishPolicyDocument, { input: { id: policyId } });
    expect(codes(published.data.publishPolicy.problems)).toEqual([]);
    const { data } = await bank.ask(TestRequestMappingDocument, { input });
    mappingId = made(data.requestPolicyMapping.policyMapping, data.requestPolicyMapping.problems).id;
    expect(codes((await createClient()).problems)).toEqual(['MAPPING_NOT_APPROVED']);
    const { viewer } = (await bank.ask(TestOwnMappingsDocument, {})).data;
    expect(viewer.policyMappings.edges.map(({ node }) => node.id)).toEqual([mappingId]);
  });

  it('creates two clients when it is approved', async () => {
    const { data } = await ministry.ask(TestApproveMappingDocument, { input: { id: mappingId } });
    expect(data.approvePolicyMapping.policyMapping).toMatchObject({ status: 'APPROVED', decidedBy: 'ministry' });
    for (let count = 0; count < 2; count += 1) {
      const { oidcClient, problems } = await createClient();
      const { id } = made(oidcClient, problems);
      const { body } = await bank.rest('GET', `oidc/client/${id}`);
      expect(body.response).toMatchObject({ id, relyingPartyId: partnerId, policyName: 'Log in', status: 'ACTIVE' });
    }
  });

  it('rotates its certificate, and stays active', async () => {
    await uploadCertificate('River Bank 2027');
    made(...(await createClient().then(({ oidcClient, problems }) => [oidcClient, problems] as const)));
  });

  it('can be stopped and let go on', async () => {
    const stopped = await ministry.ask(TestDeactivatePartnerDocument, { input: { id: partnerId } });
    expect(codes(stopped.data.deactivatePartner.problems)).toEqual([]);
    expect(codes((await createClient()).problems)).toEqual(['PARTNER_INACTIVE']);
    const going = await ministry.ask(TestActivatePartnerDocument, { input: { id: partnerId } });
    expect(codes(going.data.activatePartner.problems)).toEqual([]);
  });

  it('loses its mapping, and its clients with it', async () => {
    const held = await ministry.ask(TestDeactivatePolicyDocument, { input: { id: policyId } });
    expect(held.data.deactivatePolicy.problems).toHaveLength(1);

    const input = { id: mappingId, reason: 'Licence withdrawn', confirmClients: 0 };
    const unaware = await ministry.ask(TestRevokeMappingDocument, { input });
    expect(unaware.data.revokePolicyMapping.problems).toHaveLength(1);
    expect(await clientStates()).toEqual(Array(3).fill({ status: 'ACTIVE', statusReason: null }));

    const { data } = await ministry.ask(TestRevokeMappingDocument, { input: { ...input, confirmClients: 3 } });
    made(data.revokePolicyMapping.policyMapping, data.revokePolicyMapping.problems);
    expect(await clientStates()).toEqual(Array(3).fill({ status: 'INACTIVE', statusReason: 'Licence withdrawn' }));
    expect(codes((await createClient()).problems)).toEqual(['MAPPING_NOT_APPROVED']);
  });

  it('leaves a policy behind that can now be withdrawn', async () => {
    const { data } = await ministry.ask(TestDeactivatePolicyDocument, { input: { id: policyId } });
    expect(codes(data.deactivatePolicy.problems)).toEqual([]);
  });
});

describe('a printer of cards', () => {
  const id = 'card-printer';
  let requestId = '';

  it('registers, becomes active and asks for the policy for sharing data', async () => {
    const policy = { groupId, name: 'Print', description: 'Print cards', type: 'DATA_SHARE' as const };
    const definition = goodDefinitions.DATA_SHARE;
    const drafted = await ministry.ask(TestCreatePolicyDocument, {
      input: { ...policy, documentVersion: '1.0', definition },
    });
    const shared = made(drafted.data.createPolicy.policy, drafted.data.createPolicy.problems);
    await ministry.ask(TestPublishPolicyDocument, { input: { id: shared.id } });

    const contact = { email: 'it@printer.example.org', address: '1 Mill Street', contactNumber: '+1 555 0200' };
    const input = { id, name: 'Card Printer', type: 'CREDENTIAL_PARTNER' as const, policyGroupId: groupId, ...contact };
    const registered = await printer.ask(TestRegisterPartnerDocument, { input });
    made(registered.data.registerPartner.partner, registered.data.registerPartner.problems);
    const { pem: certificate } = await issue({ name: 'CN=Cards, O=Card Printer', by: root });
    await printer.ask(TestUploadPartnerCertificateDocument, { input: { partnerId: id, domain: 'AUTH', certificate } });

    const request = { partnerId: id, policyId: shared.id, useCaseDescription: 'Cards' };
    const { data } = await printer.ask(TestRequestMappingDocument, { input: request });
    requestId = made(data.requestPolicyMapping.policyMapping, data.requestPolicyMapping.problems).id;
  });

  it('is approved once it has said how faces are extracted', async () => {
    const approve = async () => {
      const { data } = await ministry.ask(TestApproveMappingDocument, { input: { id: requestId } });
      return codes(data.approvePolicyMapping.problems);
    };
    expect(await approve()).toEqual(['EXTRACTORS_MISSING']);
    const extractors = [{ attributeName: 'face', biometric: 'face', provider: 'mock', version: '1.1' }];
    const input = { id: requestId, expectedVersion: 1, extractors };
    const { data } = await printer.ask(TestSetBioExtractorsDocument, { input });
    expect(codes(data.setBioExtractors.problems)).toEqual([]);
    expect(await approve()).toEqual([]);
  });

  it('gets credentials that can be verified', async () => {
    const input = { id: requestId, expectedVersion: 3, credentialTypes: ['vercred'] };
    const { data } = await ministry.ask(TestSetCredentialTypesDocument, { input });
    expect(codes(data.setCredentialTypes.problems)).toEqual([]);
    expect(data.setCredentialTypes.policyMapping).toMatchObject({ status: 'APPROVED', credentialTypes: ['vercred'] });
  });
});
