import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, orderOf } from '../shared/graphql/index.ts';
import type { PolicyMappingStatus } from './policy-mapping.record.ts';
import { PolicyMappingStatusEnum } from './policy-mapping.type.ts';

const text = {
  id: 'UUID of the policy mapping. Problem: MAPPING_NOT_FOUND.',
  expectedVersion:
    'The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version.',
};

@InputType({ description: 'A request to stand under a policy.' })
export class RequestPolicyMappingInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'The active partner that asks. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_INACTIVE, PARTNER_WITHOUT_GROUP.',
  })
  partnerId!: string;

  @Field(() => ID, {
    description:
      "The activated policy that is asked for, one of the partner's group. Problems: REQUIRED, POLICY_NOT_FOUND, POLICY_NOT_IN_GROUP, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_PENDING, MAPPING_ALREADY_APPROVED.",
  })
  policyId!: string;

  @Field(() => String, {
    description:
      'What it is for, for those who decide; at most 4,000 characters, may be blank. Problems: TOO_LONG, INVALID_TEXT.',
  })
  useCaseDescription!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Check everything and answer what would be, but write nothing.',
  })
  dryRun?: boolean | null;
}

@InputType({ description: 'The approval of a request.' })
export class ApprovePolicyMappingInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id} Of its state: MAPPING_ALREADY_APPROVED, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED, SELF_APPROVAL (where four eyes are demanded), EXTRACTORS_MISSING (see setBioExtractors), PARTNER_INACTIVE, POLICY_NOT_FOUND, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE.`,
  })
  id!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'The rejection of a request.' })
export class RejectPolicyMappingInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id} Of its state: MAPPING_ALREADY_APPROVED, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED.`,
  })
  id!: string;

  @Field(() => String, {
    description: 'Why, for the partner; 1 to 1,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_TEXT.',
  })
  reason!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'The withdrawal of an approval.' })
export class RevokePolicyMappingInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id} Of its state: MAPPING_NOT_APPROVED, MAPPING_ALREADY_REVOKED, TOO_MANY_DEPENDANTS (more than 1,000 clients and keys).`,
  })
  id!: string;

  @Field(() => String, {
    description:
      'Why, for the partner; becomes the reason of its clients too. 1 to 1,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_TEXT.',
  })
  reason!: string;

  @Field(() => Int, {
    description:
      'How many active clients will be switched off: `activeClientCount` of the mapping, and `oidcClients` names them. Problem: CLIENTS_NOT_CONFIRMED, whose help says the number.',
  })
  confirmClients!: number;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'Which policy mappings to list; conditions add up.' })
export class PolicyMappingFilter {
  @Field(() => ID, { nullable: true, description: 'Only mappings of this partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only mappings to this policy.' })
  policyId?: string | null;

  @Field(() => PolicyMappingStatusEnum, { nullable: true, description: 'Only mappings with this status.' })
  status?: PolicyMappingStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that you requested yourself.' })
  requestedByMe?: boolean | null;
}

export const PolicyMappingOrder = orderOf('PolicyMapping', 'policy mappings', {
  CREATED_AT: ['createdAt', 'When they were requested.'],
});
export type PolicyMappingOrder = InstanceType<typeof PolicyMappingOrder>;
