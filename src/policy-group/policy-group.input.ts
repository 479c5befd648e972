import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, orderOf } from '../shared/graphql/index.ts';
import type { PolicyGroupStatus } from './policy-group.record.ts';
import { PolicyGroupStatusEnum } from './policy-group.type.ts';

const text = {
  name: 'Unique in the whole system, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_GROUP_NAME_TAKEN.',
  description: 'What the group is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  id: 'UUID of the group. Problem: POLICY_GROUP_NOT_FOUND.',
  dryRun: 'Check everything and answer what would be, but write nothing.',
};

@InputType({ description: 'A new policy group; it is active at once.' })
export class CreatePolicyGroupInput extends KeyedInput {
  @Field(() => String, { description: text.name })
  name!: string;

  @Field(() => String, { description: text.description })
  description!: string;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A change of a policy group. Fields that are absent stay as they are.' })
export class UpdatePolicyGroupInput extends KeyedInput {
  @Field(() => ID, { description: text.id })
  id!: string;

  @Field(() => Int, {
    description: 'The version that the change is based on. Problem: VERSION_CONFLICT, with the current version.',
  })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: text.name })
  name?: string | null;

  @Field(() => String, { nullable: true, description: text.description })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A policy group whose status is to change.' })
export class PolicyGroupTransitionInput extends KeyedInput {
  @Field(() => ID, { description: text.id })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you looked at; absent means any. Problem: VERSION_CONFLICT.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'Which policy groups to list.' })
export class PolicyGroupFilter {
  @Field(() => PolicyGroupStatusEnum, { nullable: true, description: 'Only groups with this status.' })
  status?: PolicyGroupStatus | null;
}

export const PolicyGroupOrder = orderOf('PolicyGroup', 'policy groups', {
  CREATED_AT: ['createdAt', 'When they were created.'],
  NAME: ['nameKey', 'Name, without regard to case and accents.'],
});
export type PolicyGroupOrder = InstanceType<typeof PolicyGroupOrder>;
