import { Field, InputType, registerEnumType } from 'type-graphql';
import { OrderDirectionEnum, type OrderDirection } from '../shared/graphql/index.ts';
import type { PartnerType } from './partner-types.ts';
import type { PartnerStatus } from './partner.record.ts';
import { PartnerStatusEnum, PartnerTypeEnum } from './partner.type.ts';

@InputType({ description: 'Which partners to list; conditions add up.' })
export class PartnerFilter {
  @Field(() => PartnerTypeEnum, { nullable: true, description: 'Only partners of this type.' })
  type?: PartnerType | null;

  @Field(() => PartnerStatusEnum, { nullable: true, description: 'Only partners with this status.' })
  status?: PartnerStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `true` only partners whose certificate has expired, or will within 30 days.',
  })
  certificateExpiresSoon?: boolean | null;
}

/** GraphQL name -> field of the record. */
export const partnerOrderFields = {
  CREATED_AT: 'createdAt',
  NAME: 'nameKey',
  CERTIFICATE_EXPIRES_AT: 'certificateExpiresAt',
} as const;
registerEnumType(partnerOrderFields, {
  name: 'PartnerOrderField',
  description: 'What partners can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When they were registered.' },
    NAME: { description: 'Name, without regard to case and accents.' },
    CERTIFICATE_EXPIRES_AT: { description: 'When their certificate expires; lists only partners that have one.' },
  },
});

@InputType({ description: 'Order of a list of partners.' })
export class PartnerOrder {
  @Field(() => partnerOrderFields, { description: 'What to order by.' })
  field!: (typeof partnerOrderFields)[keyof typeof partnerOrderFields];

  @Field(() => OrderDirectionEnum, { description: 'Which end comes first.' })
  direction!: OrderDirection;
}
