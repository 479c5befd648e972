import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Json, payloadOf } from '../shared/graphql/index.ts';
import { partnerTypes, type PartnerType } from './partner-types.ts';
import type { PartnerStatus } from './partner.record.ts';

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
    REGISTERED: { description: 'Has applied; its certificate makes it active.' },
    ACTIVE: { description: 'May act.' },
    INACTIVE: { description: 'Switched off; may not act (PARTNER_INACTIVE) until it is activated again.' },
  },
});

@ObjectType('PartnerTypeInfo', { description: 'A type of partners, and what it entails.' })
export class PartnerTypeInfo {
  @Field(() => PartnerTypeEnum, { description: 'The type.' })
  type!: PartnerType;

  @Field(() => String, { description: "MOSIP's code of it, for instance `Auth_Partner`." })
  code!: string;

  @Field(() => Boolean, {
    description: 'Whether its partners need a policy group, whose policies they can ask for.',
  })
  needsPolicyGroup!: boolean;
}

@ObjectType('PartnerDependants', { description: 'What hangs on a partner; each number stops at 10,000.' })
export class PartnerDependantsType {
  @Field(() => Int, { description: 'Policy mappings that are requested or approved.' })
  policyMappings!: number;

  @Field(() => Int, { description: 'Active OIDC clients.' })
  oidcClients!: number;
}

@ObjectType('PartnerContact', { description: 'Somebody to turn to at a partner.' })
export class PartnerContactType {
  @Field(() => String, { description: 'Name of the person, at most 128 characters.' })
  name!: string;

  @Field(() => String, { description: 'E-mail address; no two contacts of a partner share one.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number, at most 16 characters, as submitted.' })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to turn to the person for, in words of the partner, at most 64 characters.',
  })
  role!: string | null;
}

@ObjectType({
  description:
    'An organisation that uses the identity system, for instance a bank. Only its owners and administrators see it.',
})
export class Partner {
  @Field(() => ID, { description: 'As registered, at most 36 characters.' })
  id!: string;

  @Field(() => String, { description: 'Name of the organisation, at most 128 characters.' })
  name!: string;

  @Field(() => PartnerTypeEnum, { description: 'What it does in the identity system.' })
  type!: PartnerType;

  @Field(() => PartnerStatusEnum, { description: 'Whether it may act.' })
  status!: PartnerStatus;

  @Field(() => String, { nullable: true, description: 'Where to write to it; no two partners share one.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number, at most 16 characters, as submitted.' })
  contactNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address, at most 2,000 characters.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'http or https address of its logo; it is never fetched.' })
  logoUrl!: string | null;

  @Field(() => Json, { nullable: true, description: 'Whatever else it says of itself, as submitted.' })
  additionalInfo!: unknown;

  @Field(() => String, { nullable: true, description: 'Its language, ISO 639, three letters.' })
  language!: string | null;

  @Field(() => [String], { description: 'User ids (see `Viewer.id`) of those who may act for it.' })
  owners!: readonly string[];

  contacts!: readonly PartnerContactType[];

  policyGroupId!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it became active for the first time (UTC); null as long as it never was.',
  })
  approvedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its certificate of now expires (UTC); null without a certificate.',
  })
  certificateExpiresAt!: Date | null;

  certificateId!: string | null;

  @Field(() => Int, {
    description: 'Counts the changes, from 1; 0 for the result of a dry run. Hand it back as `expectedVersion`.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it was registered (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PartnerConnection = connectionOf(Partner, 'Partner', 'partners');

export const RegisterPartnerPayload = payloadOf(Partner, 'RegisterPartnerPayload', 'partner');
export const UpdatePartnerPayload = payloadOf(Partner, 'UpdatePartnerPayload', 'partner');
export const ActivatePartnerPayload = payloadOf(Partner, 'ActivatePartnerPayload', 'partner');
export const DeactivatePartnerPayload = payloadOf(Partner, 'DeactivatePartnerPayload', 'partner');
export const MapPartnerPolicyGroupPayload = payloadOf(Partner, 'MapPartnerPolicyGroupPayload', 'partner');
export const AssignPartnerOwnersPayload = payloadOf(Partner, 'AssignPartnerOwnersPayload', 'partner');
export const SetPartnerContactsPayload = payloadOf(Partner, 'SetPartnerContactsPayload', 'partner');
