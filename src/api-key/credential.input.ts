import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, DateTime, orderOf } from '../shared/graphql/index.ts';
import type { CredentialStatus } from './credential.record.ts';
import { CredentialStatusEnum } from './credential.type.ts';

const text = {
  expiresAt: 'When it ends (UTC), not after its policy; absent: together with its policy. Problem: INVALID_EXPIRY.',
  dryRun: 'Check everything and answer what would be, but write nothing and make no secret.',
  expectedVersion:
    'The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version.',
};

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput extends KeyedInput {
  @Field(() => ID, {
    description: 'The active partner that it is for. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_INACTIVE.',
  })
  partnerId!: string;

  @Field(() => ID, {
    description:
      'The policy that it stands under, approved for the partner. Problems: REQUIRED, POLICY_NOT_FOUND, MAPPING_NOT_APPROVED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE.',
  })
  policyId!: string;

  @Field(() => String, {
    description:
      'What to call it, 1 to 36 characters, never used before by this partner under this policy. Problems: REQUIRED, TOO_LONG, INVALID_TEXT, LABEL_TAKEN.',
  })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: text.expiresAt })
  expiresAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'Which API key to move, and to which policy.' })
export class ChangeApiKeyPolicyInput extends KeyedInput {
  @Field(() => ID, {
    description: 'UUID of the key. Problems: API_KEY_NOT_FOUND, API_KEY_INACTIVE, PARTNER_INACTIVE.',
  })
  id!: string;

  @Field(() => ID, {
    description:
      "The policy that it stands under from now on: one of the partner's group, approved for the partner. The one of now changes nothing. Problems: REQUIRED, POLICY_NOT_FOUND, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_NOT_APPROVED, LABEL_TAKEN.",
  })
  policyId!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'Which API key to switch off.' })
export class DeactivateApiKeyInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'UUID of the key. Problems: API_KEY_NOT_FOUND (absent or not yours), API_KEY_INACTIVE, PARTNER_INACTIVE (for its owners).',
  })
  id!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'A new licence.' })
export class CreateMispLicenseInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'The active MISP partner that it is for; it has one active licence at most. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_TYPE_NOT_ALLOWED, PARTNER_INACTIVE, LICENSE_EXISTS.',
  })
  partnerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The policy that it stands under; absent: the one that the partner has been approved for longest. Problems: MAPPING_MISSING, MAPPING_NOT_APPROVED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE.',
  })
  policyId?: string | null;

  @Field(() => DateTime, { nullable: true, description: text.expiresAt })
  expiresAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'Which licence to switch off.' })
export class DeactivateMispLicenseInput extends KeyedInput {
  @Field(() => ID, {
    description: 'UUID of the licence. Problems: LICENSE_NOT_FOUND (absent or not yours), LICENSE_INACTIVE.',
  })
  id!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'Which keys or licences to list; conditions add up.' })
export class CredentialFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those under this policy.' })
  policyId?: string | null;

  @Field(() => CredentialStatusEnum, { nullable: true, description: 'Only those with this status.' })
  status?: CredentialStatus | null;
}

export const CredentialOrder = orderOf('Credential', 'keys and licences', {
  CREATED_AT: ['createdAt', 'When they were made.'],
});
export type CredentialOrder = InstanceType<typeof CredentialOrder>;
