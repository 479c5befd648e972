import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../shared/graphql/index.ts';
import type { PolicyMappingStatus } from './policy-mapping.record.ts';

export const PolicyMappingStatusEnum = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  REVOKED: 'REVOKED',
} as const;
registerEnumType(PolicyMappingStatusEnum, {
  name: 'PolicyMappingStatus',
  description: 'What came of a request for a policy.',
  valuesConfig: {
    REQUESTED: { description: 'Waits for a decision.' },
    APPROVED: { description: 'The partner may create clients under the policy.' },
    REJECTED: { description: 'Refused; the partner may ask again.' },
    REVOKED: { description: 'Was approved and has been withdrawn.' },
  },
});

@ObjectType({ description: 'The request of a partner to stand under a policy, and what came of it.' })
export class PolicyMapping {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  partnerId!: string;

  policyId!: string;

  @Field(() => PolicyMappingStatusEnum, { description: 'What came of it.' })
  status!: PolicyMappingStatus;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was requested (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PolicyMappingConnection = connectionOf(PolicyMapping, 'PolicyMapping', 'policy mappings');
