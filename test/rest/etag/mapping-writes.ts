import type { Call } from './door.ts';
import type { VersionedWrite } from './versioned-write.ts';
import type { Mutation } from './write.ts';

const credentialTypes = ['auth', 'qrcode', 'euin', 'reprint', 'vercred', 'opencrvs'];

/** Every change of policy mappings, API keys and licences, at each door that has it. */
export const mappingWrites: readonly VersionedWrite[] = [
  ...(['approve', 'reject'] as const).map((verb): VersionedWrite => ({
    title: `mapping: ${verb}`,
    isRepeatable: false,
    async begin(make) {
      const { subject } = await make.mapping('REQUESTED');
      const { id } = subject;
      const isApproval = verb === 'approve';
      const request = { status: isApproval ? 'Approved' : 'Rejected' };
      return {
        ...subject,
        rest: () => ({ method: 'PUT', path: `partnermanager/partners/policy/${id}`, request }),
        graphql: () =>
          isApproval
            ? ofMapping('approvePolicyMapping', 'ApprovePolicyMappingInput', { id })
            : ofMapping('rejectPolicyMapping', 'RejectPolicyMappingInput', { id, reason: 'No.' }),
      };
    },
  })),
  {
    title: 'mapping: revoke',
    onlyAt: 'graphql',
    isRepeatable: false,
    async begin(make) {
      const { subject } = await make.mapping('APPROVED');
      const values = { id: subject.id, reason: 'Over.', confirmClients: 0 };
      return { ...subject, graphql: () => ofMapping('revokePolicyMapping', 'RevokePolicyMappingInput', values) };
    },
  },
  {
    title: 'mapping: credential types',
    isRepeatable: false,
    async begin(make) {
      const { subject, partnerId, policy } = await make.issuance('APPROVED');
      const typeOf = (n: number) => credentialTypes[n % credentialTypes.length] ?? '';
      const under = `policies/${encodeURIComponent(policy.name)}`;
      return {
        ...subject,
        rest: (n) => post(`partners/${partnerId}/credentialtype/${typeOf(n)}/${under}`, {}),
        graphql: (n) =>
          ofMapping('setCredentialTypes', 'SetCredentialTypesInput', {
            id: subject.id,
            credentialTypes: [typeOf(n)],
          }),
      };
    },
  },
  {
    title: 'mapping: extractors of biometrics',
    isRepeatable: true,
    async begin(make) {
      const { subject, partnerId, policy } = await make.issuance('REQUESTED');
      const [attributeName, biometric, provider] = ['photo', 'face', 'maker'];
      const ofDoor = (n: number) => ({ attributeName, biometric, extractor: { provider, version: `R${n}` } });
      const extractors = (n: number) => [{ attributeName, biometric, provider, version: `G${n}` }];
      return {
        ...subject,
        rest: (n) => post(`partners/${partnerId}/bioextractors/${policy.id}`, { extractors: [ofDoor(n)] }),
        graphql: (n) =>
          ofMapping('setBioExtractors', 'SetBioExtractorsInput', { id: subject.id, extractors: extractors(n) }),
      };
    },
  },
];

export const keyWrites: readonly VersionedWrite[] = [
  {
    title: 'API key: deactivate',
    isRepeatable: false,
    async begin(make) {
      const { subject, at, label, policy } = await make.apiKey();
      const request = { label, status: 'De-Active' };
      return {
        ...subject,
        rest: () => ({ method: 'PATCH', path: `${at}/policy/${policy.id}/apiKey/status`, request }),
        graphql: () => ofKey('deactivateApiKey', 'DeactivateApiKeyInput', { id: subject.id }),
      };
    },
  },
  {
    title: 'API key: move to another policy',
    isRepeatable: false,
    async begin(make) {
      const { subject, at, policy, next } = await make.apiKey();
      const { id } = subject;
      const request = { oldPolicyID: policy.id, newPolicyID: next.id };
      return {
        ...subject,
        rest: () => ({ method: 'PUT', path: `${at}/apikey/${id}/policies`, request }),
        graphql: () => ofKey('changeApiKeyPolicy', 'ChangeApiKeyPolicyInput', { id, policyId: next.id }),
      };
    },
  },
  {
    title: 'licence: deactivate',
    onlyAt: 'graphql',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.license();
      const values = { id: subject.id };
      const node = 'mispLicense';
      return {
        ...subject,
        graphql: () => ({ name: 'deactivateMispLicense', input: 'DeactivateMispLicenseInput', node, values }),
      };
    },
  },
];

const post = (path: string, request: object): Call => ({ method: 'POST', path: `partnermanager/${path}`, request });

const ofMapping = (name: string, input: string, values: Mutation['values']): Mutation => ({
  name,
  input,
  values,
  node: 'policyMapping',
});

const ofKey = (name: string, input: string, values: Mutation['values']): Mutation => ({
  name,
  input,
  values,
  node: 'apiKey',
});
