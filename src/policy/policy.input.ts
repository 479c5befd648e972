import { Field, ID, InputType } from 'type-graphql';
import { orderOf } from '../shared/graphql/index.ts';
import type { PolicyStatus, PolicyType } from './policy.record.ts';
import { PolicyStatusEnum, PolicyTypeEnum } from './policy.type.ts';

@InputType({ description: 'Which policies to list; conditions add up.' })
export class PolicyFilter {
  @Field(() => ID, { nullable: true, description: 'Only policies of this group.' })
  groupId?: string | null;

  @Field(() => PolicyTypeEnum, { nullable: true, description: 'Only policies of this type.' })
  type?: PolicyType | null;

  @Field(() => PolicyStatusEnum, { nullable: true, description: 'Only policies with this status.' })
  status?: PolicyStatus | null;
}

export const PolicyOrder = orderOf('Policy', 'policies', {
  CREATED_AT: ['createdAt', 'When they were created.'],
  NAME: ['nameKey', 'Name, without regard to case and accents.'],
});
export type PolicyOrder = InstanceType<typeof PolicyOrder>;
