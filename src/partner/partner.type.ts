import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../shared/graphql/index.ts';
import { partnerTypes, type PartnerStatus, type PartnerType } from './partner.record.ts';

export const PartnerTypeEnum = Object.fromEntries(partnerTypes.map((type) => [type, type])) as {
  [T in PartnerType]: T;
};
registerEnumType(PartnerTypeEnum, {
  name: 'PartnerType',
  description: "What an organisation does in the identity system; MOSIP's partner type codes in capitals.",
  valuesConfig: {
    AUTH_PARTNER: { description: 'Relies on authentication; the only type that can have OIDC clients.' },
  },
});

export const PartnerStatusEnum = { REGISTERED: 'REGISTERED', ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' } as const;
registerEnumType(PartnerStatusEnum, {
  name: 'PartnerStatus',
  description: 'Whether a partner may act.',
  valuesConfig: {
    REGISTERED: { description: 'Has applied; not active yet.' },
    ACTIVE: { description: 'May act.' },
    INACTIVE: { description: 'Was active; may not act (PARTNER_INACTIVE).' },
  },
});

@ObjectType({ description: 'An organisation that uses the identity system, for instance a bank.' })
export class Partner {
  @Field(() => ID, { description: 'As registered, at most 36 characters.' })
  id!: string;

  @Field(() => String, { description: 'Name of the organisation, at most 128 characters.' })
  name!: string;

  @Field(() => PartnerTypeEnum, { description: 'What it does in the identity system.' })
  type!: PartnerType;

  @Field(() => PartnerStatusEnum, { description: 'Whether it may act.' })
  status!: PartnerStatus;

  policyGroupId!: string | null;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was registered (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PartnerConnection = connectionOf(Partner, 'Partner', 'partners');
