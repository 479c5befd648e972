import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, payloadOf } from '../shared/graphql/index.ts';
import type { PolicyGroupStatus } from './policy-group.record.ts';

export const PolicyGroupStatusEnum = { ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' } as const;
registerEnumType(PolicyGroupStatusEnum, {
  name: 'PolicyGroupStatus',
  description: 'Whether the policies of a group may be used for new clients.',
  valuesConfig: {
    ACTIVE: { description: 'Policies may be published and used.' },
    INACTIVE: { description: 'New clients under its policies are refused (POLICY_GROUP_INACTIVE).' },
  },
});

@ObjectType({ description: 'A group that policies and partners belong to, for instance one sector of the economy.' })
export class PolicyGroup {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  @Field(() => String, { description: 'Unique in the whole system, at most 128 characters.' })
  name!: string;

  @Field(() => String, { description: 'What the group is for, at most 256 characters.' })
  description!: string;

  @Field(() => PolicyGroupStatusEnum, { description: 'Whether its policies may be used.' })
  status!: PolicyGroupStatus;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was created (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PolicyGroupConnection = connectionOf(PolicyGroup, 'PolicyGroup', 'policy groups');
export const CreatePolicyGroupPayload = payloadOf(PolicyGroup, 'CreatePolicyGroupPayload', 'policyGroup');
export const UpdatePolicyGroupPayload = payloadOf(PolicyGroup, 'UpdatePolicyGroupPayload', 'policyGroup');
export const ActivatePolicyGroupPayload = payloadOf(PolicyGroup, 'ActivatePolicyGroupPayload', 'policyGroup');
export const DeactivatePolicyGroupPayload = payloadOf(PolicyGroup, 'DeactivatePolicyGroupPayload', 'policyGroup');
