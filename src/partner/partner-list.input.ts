import { Field, InputType } from 'type-graphql';
import { orderOf } from '../shared/graphql/index.ts';
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

export const PartnerOrder = orderOf('Partner', 'partners', {
  CREATED_AT: ['createdAt', 'When they were registered.'],
  NAME: ['nameKey', 'Name, without regard to case and accents.'],
  CERTIFICATE_EXPIRES_AT: [
    'certificateExpiresAt',
    'When their certificate expires; lists only partners that have one.',
  ],
});
export type PartnerOrder = InstanceType<typeof PartnerOrder>;
