import { randomUUID } from 'node:crypto';
import { samplePolicy } from '../../../src/app/sample-policy.ts';
import { deactivateGroupApi, deactivatePolicyApi } from '../../doors-policy/policy-door.ts';
import type { Call } from './door.ts';
import type { VersionedWrite } from './versioned-write.ts';
import type { Mutation } from './write.ts';

/** Every change of policies and groups, at each door that has it. */
export const policyWrites: readonly VersionedWrite[] = [
  {
    title: 'policy: change',
    isRepeatable: true,
    async begin(make) {
      const groupName = `Group ${randomUUID()}`;
      const group = await make.group({ name: groupName });
      const subject = await make.policy({ status: 'DRAFT', groupId: group.id });
      const { id } = subject;
      const content = { policyGroupName: groupName, name: id, version: '1.0', policies: samplePolicy };
      return {
        ...subject,
        rest: (n) => call('PUT', id, { ...content, desc: `R${n}` }),
        graphql: (n) => ofPolicy('updatePolicy', 'UpdatePolicyInput', { id, description: `G${n}` }),
      };
    },
  },
  {
    title: 'policy: publish',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.policy({ status: 'DRAFT' });
      const { id } = subject;
      return {
        ...subject,
        rest: () => call('POST', `${id}/group/${make.groupId}/publish`, {}),
        graphql: () => ofPolicy('publishPolicy', 'PolicyTransitionInput', { id }),
      };
    },
  },
  {
    title: 'policy: deactivate',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.policy();
      const { id } = subject;
      return {
        ...subject,
        rest: () => ({ ...call('PATCH', id, { status: 'De-Activate' }), api: deactivatePolicyApi }),
        graphql: () => ofPolicy('deactivatePolicy', 'PolicyTransitionInput', { id }),
      };
    },
  },
];

export const groupWrites: readonly VersionedWrite[] = [
  {
    title: 'group: change',
    isRepeatable: true,
    async begin(make) {
      const subject = await make.group();
      const { id } = subject;
      return {
        ...subject,
        rest: (n) => call('PUT', `group/${id}`, { name: id, desc: `R${n}`, isActive: true }),
        graphql: (n) => ofGroup('updatePolicyGroup', 'UpdatePolicyGroupInput', { id, description: `G${n}` }),
      };
    },
  },
  {
    title: 'group: deactivate',
    isRepeatable: false,
    async begin(make) {
      const subject = await make.group();
      const { id } = subject;
      return {
        ...subject,
        rest: () => ({ ...call('PATCH', `group/${id}`, { status: 'De-Activate' }), api: deactivateGroupApi }),
        graphql: () => ofGroup('deactivatePolicyGroup', 'PolicyGroupTransitionInput', { id }),
      };
    },
  },
  {
    title: 'group: activate',
    isRepeatable: false,
    async begin(make) {
      const name = `Group ${randomUUID()}`;
      const subject = await make.group({ status: 'INACTIVE', name });
      const { id } = subject;
      return {
        ...subject,
        rest: () => call('PUT', `group/${id}`, { name, desc: 'A group', isActive: true }),
        graphql: () => ofGroup('activatePolicyGroup', 'PolicyGroupTransitionInput', { id }),
      };
    },
  },
];

const call = (method: Call['method'], path: string, request: object): Call => ({
  method,
  path: `policymanager/policies/${path}`,
  request,
});

const ofPolicy = (name: string, input: string, values: Mutation['values']): Mutation => ({
  name,
  input,
  values,
  node: 'policy',
});

const ofGroup = (name: string, input: string, values: Mutation['values']): Mutation => ({
  name,
  input,
  values,
  node: 'policyGroup',
});
