import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { OrderDirectionEnum, type OrderDirection } from '../shared/graphql/index.ts';
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

/** GraphQL name -> field of the record. */
export const policyOrderFields = { CREATED_AT: 'createdAt', NAME: 'nameKey' } as const;
registerEnumType(policyOrderFields, {
  name: 'PolicyOrderField',
  description: 'What policies can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were created.' },
    NAME: { description: 'Name, without regard to case and accents.' },
  },
});

@InputType({ description: 'Order of a list of policies.' })
export class PolicyOrder {
  @Field(() => policyOrderFields, { description: 'What to order by.' })
  field!: (typeof policyOrderFields)[keyof typeof policyOrderFields];

  @Field(() => OrderDirectionEnum, { description: 'Which end comes first.' })
  direction!: OrderDirection;
}
