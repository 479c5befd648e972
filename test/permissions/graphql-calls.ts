import { goodPolicy } from '../policy/policy-input.ts';
import { newPublicKey } from '../support/client-input.ts';
import type { GraphqlCall } from './graphql-door.ts';
import type { Setting } from './setting.ts';

const nodes = '{ edges { node { id } } }';
const dryRun = true;
/** The version of nothing: whoever may do it is told so, and nothing is done. */
const stale = { expectedVersion: 99 };
const refusal = 'VERSION_CONFLICT';

const input = (fields: object): GraphqlCall => ({ args: { input: fields } });
const staleInput = (fields: object): GraphqlCall => ({ args: { input: { ...fields, ...stale } }, refusal });
const one = (id: string, select = '{ id }'): GraphqlCall => ({ args: { id }, select });
const listed = (id: string, filter: object = {}): GraphqlCall => ({ args: { filter }, select: nodes, shows: id });

/** For each line of the table a call that does no harm. */
export function graphqlCalls(setting: Setting): Record<string, GraphqlCall> {
  return {
    ...reads(setting),
    ...policyChanges(setting),
    ...partnerChanges(setting),
    ...changesOfPartnersThings(setting),
  };
}

function reads({ group, draft, policy, bank, misp, ids }: Setting): Record<string, GraphqlCall> {
  const ofBank = { partnerId: bank.id };
  const mappings = '{ dependants { policyMappings { approved } } }';
  const preview = '{ claims difference { addedClaims } }';
  return {
    viewer: { select: '{ id can }' },
    partnerTypes: { select: '{ type }' },
    partnerEmailTaken: { args: { email: 'nobody@example.org' } },
    'policyGroup: itself': one(group.id),
    'policyGroup: its dependants': one(group.id, mappings),
    policyGroups: listed(group.id),
    'policy: published': one(policy.id),
    'policy: a draft': one(draft.id),
    'policy: its dependants': one(policy.id, mappings),
    'policies: published': listed(policy.id, { groupId: group.id }),
    'policies: drafts': listed(draft.id, { groupId: group.id }),
    'policyPreview: of a published one': one(policy.id, preview),
    'policyPreview: of a draft': one(draft.id, preview),
    'policyPreview: against a draft': {
      args: { id: policy.id, against: draft.id },
      select: preview,
      shows: '"addedClaims":',
    },
    'partner: itself': one(bank.id),
    'partner: its certificate': one(bank.id, '{ certificate { signedPem } dependants { oidcClients } }'),
    partners: listed(bank.id),
    partnerCertificates: listed(ids.certificate, ofBank),
    caCertificates: listed(ids.authority),
    policyMapping: one(ids.approved),
    policyMappings: listed(ids.approved, ofBank),
    oidcClient: one(ids.client),
    oidcClients: listed(ids.client, ofBank),
    oidcClientDeliveries: { args: { first: 1 }, select: nodes.replace('id', 'clientId') },
    events: { args: { first: 1 }, select: nodes },
    apiKeys: listed(ids.key, ofBank),
    auditEntries: listed(`oidcClient:${ids.client}#1`, { subject: { kind: 'OIDC_CLIENT', id: ids.client } }),
    mispLicenses: listed(ids.license, { partnerId: misp.id }),
  };
}

function policyChanges({ group, draft, policy }: Setting): Record<string, GraphqlCall> {
  return {
    createPolicyGroup: input({ name: 'One more group', description: 'For nobody', dryRun }),
    updatePolicyGroup: input({ id: group.id, expectedVersion: 1, description: 'Changed', dryRun }),
    activatePolicyGroup: staleInput({ id: group.id }),
    deactivatePolicyGroup: staleInput({ id: group.id }),
    createPolicy: input({ ...goodPolicy({ groupId: group.id }), dryRun }),
    updatePolicy: input({ id: draft.id, expectedVersion: 1, description: 'Changed', dryRun }),
    clonePolicy: input({ id: policy.id, groupId: group.id, name: 'A clone', dryRun }),
    publishPolicy: staleInput({ id: draft.id }),
    deactivatePolicy: staleInput({ id: policy.id }),
  };
}

function partnerChanges({ group, bank, certificate, newRoot }: Setting): Record<string, GraphqlCall> {
  const id = bank.id;
  return {
    registerPartner: input({
      id: 'one-more-bank',
      name: 'One more Bank',
      address: '1 Main Street',
      contactNumber: '555 0100',
      email: 'more@example.org',
      type: 'AUTH_PARTNER',
      policyGroupId: group.id,
      dryRun,
    }),
    updatePartner: input({ id, expectedVersion: 2, address: '2 Main Street', email: 'bank@example.org', dryRun }),
    mapPartnerPolicyGroup: staleInput({ id, policyGroupId: group.id }),
    activatePartner: staleInput({ id }),
    deactivatePartner: staleInput({ id }),
    setPartnerContacts: staleInput({ id, contacts: [] }),
    assignPartnerOwners: staleInput({ id, owners: ['stranger'] }),
    uploadCaCertificate: input({ domain: 'AUTH', certificates: newRoot, dryRun }),
    uploadPartnerCertificate: input({ ...certificate, dryRun }),
  };
}

function changesOfPartnersThings({ bank, misp, policy, wanted, client, ids }: Setting): Record<string, GraphqlCall> {
  const partnerId = bank.id;
  const reason = 'No reason';
  return {
    requestPolicyMapping: input({ partnerId, policyId: wanted.id, useCaseDescription: 'Log in', dryRun }),
    approvePolicyMapping: staleInput({ id: ids.requested }),
    rejectPolicyMapping: staleInput({ id: ids.requested, reason }),
    setCredentialTypes: staleInput({ id: ids.requested, credentialTypes: ['vercred'] }),
    setBioExtractors: staleInput({ id: ids.requested, extractors: [] }),
    revokePolicyMapping: staleInput({ id: ids.approved, reason, confirmClients: 1 }),
    createOidcClient: input({ ...client, publicKey: newPublicKey(), dryRun }),
    updateOidcClient: input({ id: ids.client, expectedVersion: 1, name: 'Changed', dryRun }),
    redeliverOidcClient: { ...input({ id: ids.client }), refusal: 'DELIVERY_NOT_CONFIGURED' },
    resendEvent: { ...input({ id: 'no such event' }), refusal: 'EVENT_NOT_FOUND' },
    createApiKey: input({ partnerId, policyId: policy.id, label: 'one more', dryRun }),
    changeApiKeyPolicy: staleInput({ id: ids.key, policyId: policy.id }),
    deactivateApiKey: staleInput({ id: ids.key }),
    createMispLicense: { ...input({ partnerId: misp.id, dryRun }), refusal: 'LICENSE_EXISTS' },
    deactivateMispLicense: staleInput({ id: ids.license }),
  };
}
