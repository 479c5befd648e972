import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, JsonObject } from '../shared/graphql/index.ts';
import type { PolicyType } from './policy.record.ts';
import { PolicyTypeEnum } from './policy.type.ts';

const text = {
  id: 'UUID of the policy. Problem: POLICY_NOT_FOUND.',
  name: 'Unique within the group, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_NAME_TAKEN.',
  description: 'What the policy is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  documentVersion:
    'Version that you give to the document, 1 to 8 characters, for instance `1.1`. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  definition:
    'The policy document: a JSON object after the schema of its type (`schema/policy/*.schema.json`, JSON Schema draft 4), at most 5,120 characters as JSON. Each violation is a problem with its path: DEFINITION_UNKNOWN_MEMBER, DEFINITION_VALUE_NOT_ALLOWED, DEFINITION_MISSING_MEMBER, DEFINITION_WRONG_TYPE, DEFINITION_TOO_FEW_ITEMS, DEFINITION_TOO_SHORT, TOO_LONG. Type AUTH: an `authType` that MOSIP does not know is kept, with the warning UNKNOWN_AUTH_TYPE.',
  dryRun: 'Check everything and answer what would be, but write nothing.',
};

@InputType({ description: 'A new policy; it begins as a draft, valid for 200 years from now.' })
export class CreatePolicyInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'UUID of the active group that it belongs to. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE.',
  })
  groupId!: string;

  @Field(() => PolicyTypeEnum, { description: 'What it governs; cannot be changed later.' })
  type!: PolicyType;

  @Field(() => String, { description: text.name })
  name!: string;

  @Field(() => String, { description: text.description })
  description!: string;

  @Field(() => String, { description: text.documentVersion })
  documentVersion!: string;

  @Field(() => JsonObject, { description: text.definition })
  definition!: Record<string, unknown>;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A change of a draft. Fields that are absent stay as they are.' })
export class UpdatePolicyInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id} Published policies never change (POLICY_NOT_DRAFT), nor does anything in an inactive group (POLICY_GROUP_INACTIVE).`,
  })
  id!: string;

  @Field(() => Int, {
    description: 'The version that the change is based on. Problem: VERSION_CONFLICT, with the current version.',
  })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: text.name })
  name?: string | null;

  @Field(() => String, { nullable: true, description: text.description })
  description?: string | null;

  @Field(() => String, { nullable: true, description: text.documentVersion })
  documentVersion?: string | null;

  @Field(() => JsonObject, { nullable: true, description: text.definition })
  definition?: Record<string, unknown> | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A policy to copy, whatever its status.' })
export class ClonePolicyInput extends KeyedInput {
  @Field(() => ID, { description: text.id })
  id!: string;

  @Field(() => ID, {
    description: 'UUID of the active group for the copy. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE.',
  })
  groupId!: string;

  @Field(() => String, { nullable: true, description: `The name of the source when absent. ${text.name}` })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A policy whose status is to change.' })
export class PolicyTransitionInput extends KeyedInput {
  @Field(() => ID, { description: text.id })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you looked at; absent means any. Problem: VERSION_CONFLICT.',
  })
  expectedVersion?: number | null;
}
