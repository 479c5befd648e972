import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { OrderDirectionEnum, type OrderDirection } from '../shared/graphql/index.ts';
import type { PolicyMappingStatus } from './policy-mapping.record.ts';
import { PolicyMappingStatusEnum } from './policy-mapping.type.ts';

@InputType({ description: 'Which policy mappings to list; conditions add up.' })
export class PolicyMappingFilter {
  @Field(() => ID, { nullable: true, description: 'Only mappings of this partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only mappings to this policy.' })
  policyId?: string | null;

  @Field(() => PolicyMappingStatusEnum, { nullable: true, description: 'Only mappings with this status.' })
  status?: PolicyMappingStatus | null;
}

/** GraphQL name -> field of the record. */
export const policyMappingOrderFields = { CREATED_AT: 'createdAt' } as const;
registerEnumType(policyMappingOrderFields, {
  name: 'PolicyMappingOrderField',
  description: 'What policy mappings can be ordered by.',
  valuesConfig: { CREATED_AT: { description: 'When they were requested.' } },
});

@InputType({ description: 'Order of a list of policy mappings.' })
export class PolicyMappingOrder {
  @Field(() => policyMappingOrderFields, { description: 'What to order by.' })
  field!: (typeof policyMappingOrderFields)[keyof typeof policyMappingOrderFields];

  @Field(() => OrderDirectionEnum, { description: 'Which end comes first.' })
  direction!: OrderDirection;
}
