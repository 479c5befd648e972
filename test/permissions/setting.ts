import { authority, issue } from '../certificate/chain.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { goodClient } from '../support/client-input.ts';
import type { TestGateway } from '../support/gateway.ts';
import {
  TestCreateApiKeyDocument,
  TestCreateDocument,
  TestCreateLicenseDocument,
  TestUpdateDocument,
  TestUploadCaCertificateDocument,
  TestUploadPartnerCertificateDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

export type Setting = Awaited<ReturnType<typeof tellTheStory>>;

/** A bank and an infrastructure provider of `owner`, a shop of `stranger`, and one of everything that a partner has. */
export async function tellTheStory({ world, database }: TestGateway, admin: Session) {
  const group = await world.group({ name: 'Walked group' });
  const inGroup = { groupId: group.id };
  const draft = await world.policy({ ...inGroup, name: 'Walked draft', status: 'DRAFT' });
  const wanted = await world.policy({ ...inGroup, name: 'Wanted policy' });
  const requested = await world.policy({ ...inGroup, name: 'Requested policy' });

  const contact = { address: '1 Main Street', contactNumber: '555 0100', policyGroupId: group.id };
  const bank = await world.partner({ ...contact, id: 'walked-bank', name: 'Walked Bank', owners: ['owner'] });
  await world.partner({ ...contact, id: 'strange-shop', name: 'Strange Shop', owners: ['stranger'] });
  const misp = await world.partner({ id: 'walked-misp', type: 'MISP_PARTNER', owners: ['owner'] });
  const policy = await world.approvedPolicy(bank, { ...inGroup, name: 'Walked policy' });
  await world.approvedPolicy(misp, { type: 'MISP', definition: goodDefinitions.MISP });
  await world.mapping(bank, requested, 'REQUESTED');

  const pair = { partnerId: bank.id, policyId: policy.id };
  const client = goodClient({ ...pair, names: [{ language: 'eng', value: 'Walked' }] });
  const made = await admin.ask(TestCreateDocument, { input: client });
  const other = await admin.ask(TestCreateDocument, { input: goodClient(pair) });
  const inactive = given(other.data.createOidcClient.oidcClient).id;
  await admin.ask(TestUpdateDocument, { input: { id: inactive, expectedVersion: 1, status: 'INACTIVE' } });

  const label = 'walked key';
  const ofKey = await admin.ask(TestCreateApiKeyDocument, { input: { ...pair, label } });
  const key = given(ofKey.data.createApiKey.issued);
  const ofLicense = await admin.ask(TestCreateLicenseDocument, { input: { partnerId: misp.id } });

  const domain = 'AUTH';
  const root = await authority('CN=Walked root');
  const leaf = await issue({ name: `O=${bank.name}`, by: root });
  const certificate = { partnerId: bank.id, domain, certificate: leaf.pem } as const;
  const authorities = { domain, certificates: root.pem } as const;
  const ofRoot = await admin.ask(TestUploadCaCertificateDocument, { input: authorities });
  const ofLeaf = await admin.ask(TestUploadPartnerCertificateDocument, { input: certificate });

  const mappings = database.db.collection<{ _id: string; policyId: string }>('policyMappings');
  const mappingTo = async ({ id }: { id: string }) => given(await mappings.findOne({ policyId: id }))._id;
  const ids = {
    client: given(made.data.createOidcClient.oidcClient).id,
    inactiveClient: inactive,
    key: key.apiKey.id,
    license: given(ofLicense.data.createMispLicense.issued).mispLicense.id,
    authority: given(ofRoot.data.uploadCaCertificate.caCertificate).id,
    certificate: given(ofLeaf.data.uploadPartnerCertificate.partnerCertificate).id,
    approved: await mappingTo(policy),
    requested: await mappingTo(requested),
  };
  const newRoot = (await authority('CN=New root')).pem;
  const keyValue = given(key.value);
  return { group, draft, wanted, bank, misp, policy, client, label, keyValue, certificate, authorities, newRoot, ids };
}

/** The same about things that there are none of. */
export function ofNothing<T>(call: T, { bank, misp, draft, keyValue, ids }: Setting): T {
  const text = JSON.stringify(call);
  const there = [bank.id, misp.id, draft.id, keyValue, ...Object.values(ids)];
  const elsewhere = there.reduce((changed, id) => changed.replaceAll(id, id.replace(/.{4}$/, 'none')), text);
  return JSON.parse(elsewhere) as T;
}

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the story could not be told');
  return value;
}
