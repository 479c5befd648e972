import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, Json } from '../shared/graphql/index.ts';
import type { PartnerType } from './partner-types.ts';
import { PartnerTypeEnum } from './partner.type.ts';

const text = {
  address: 'Postal address, 1 to 2,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  contactNumber: 'Telephone number, 1 to 16 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  email:
    'Where to write to, 1 to 254 characters; no two partners share one, in whichever letter case. Problems: REQUIRED, TOO_LONG, INVALID_EMAIL, EMAIL_TAKEN.',
  logoUrl: 'http or https address of a picture, at most 256 characters. Problems: TOO_LONG, INVALID_LOGO_URI.',
  additionalInfo:
    'Whatever else is to be kept, at most 5,120 characters when written as JSON. Problem: INVALID_ADDITIONAL_INFO.',
  dryRun: 'Check everything and answer what would be, but write nothing.',
  expectedVersion: 'The version that the change is based on. Problem: VERSION_CONFLICT, with the current version.',
};

@InputType({ description: 'An organisation that registers. You will own it, unless you register as an administrator.' })
export class RegisterPartnerInput extends KeyedInput {
  @Field(() => ID, {
    description:
      'Chosen by you, for ever: 1 to 36 characters without blanks. Problems: REQUIRED, PARTNER_ID_INVALID, TOO_LONG, PARTNER_ID_TAKEN.',
  })
  id!: string;

  @Field(() => String, {
    description:
      'Name of the organisation, 1 to 128 characters; its certificates must carry the same as O. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  })
  name!: string;

  @Field(() => PartnerTypeEnum, { description: 'What it does in the identity system.' })
  type!: PartnerType;

  @Field(() => String, { description: text.address })
  address!: string;

  @Field(() => String, { description: text.contactNumber })
  contactNumber!: string;

  @Field(() => String, { description: text.email })
  email!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The group whose policies it can ask for; most types need one (`partnerTypes`). Problems: POLICY_GROUP_REQUIRED, POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE.',
  })
  policyGroupId?: string | null;

  @Field(() => String, { nullable: true, description: text.logoUrl })
  logoUrl?: string | null;

  @Field(() => Json, { nullable: true, description: text.additionalInfo })
  additionalInfo?: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'Its language: ISO 639 code of three letters, for instance `fra`. Problem: INVALID_LANGUAGE.',
  })
  language?: string | null;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A change of what a partner says of itself. Fields that are absent stay as they are.' })
export class UpdatePartnerInput extends KeyedInput {
  @Field(() => ID, { description: 'The partner. Problem: PARTNER_NOT_FOUND (absent or not yours).' })
  id!: string;

  @Field(() => Int, { description: text.expectedVersion })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: text.address })
  address?: string | null;

  @Field(() => String, { nullable: true, description: text.contactNumber })
  contactNumber?: string | null;

  @Field(() => String, { nullable: true, description: text.email })
  email?: string | null;

  @Field(() => String, { nullable: true, description: `${text.logoUrl} Null removes it.` })
  logoUrl?: string | null;

  @Field(() => Json, { nullable: true, description: `${text.additionalInfo} Null removes it.` })
  additionalInfo?: unknown;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A partner to activate or to deactivate.' })
export class ChangePartnerStatusInput extends KeyedInput {
  @Field(() => ID, { description: 'The partner. Problem: PARTNER_NOT_FOUND.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: text.expectedVersion })
  expectedVersion?: number | null;
}

@InputType({ description: 'A policy group for a partner that has registered.' })
export class MapPartnerPolicyGroupInput extends ChangePartnerStatusInput {
  @Field(() => ID, {
    description: 'The group whose policies it can ask for. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE.',
  })
  policyGroupId!: string;
}

@InputType({ description: 'Who may act for a partner from now on.' })
export class AssignPartnerOwnersInput extends KeyedInput {
  @Field(() => ID, { description: 'The partner. Problem: PARTNER_NOT_FOUND.' })
  id!: string;

  @Field(() => Int, { description: text.expectedVersion })
  expectedVersion!: number;

  @Field(() => [String], {
    description:
      'User ids (see `Viewer.id`), 1 to 100; they replace the present ones. Problems: REQUIRED, TOO_MANY, TOO_LONG, DUPLICATE_VALUE.',
  })
  owners!: string[];
}

@InputType({ description: 'Somebody to turn to at a partner.' })
export class PartnerContactInput {
  @Field(() => String, {
    description: 'Name of the person, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  })
  name!: string;

  @Field(() => String, {
    description:
      'E-mail address, 1 to 254 characters; no two contacts of a partner share one, in whichever letter case. Problems: REQUIRED, TOO_LONG, INVALID_NAME, INVALID_EMAIL, DUPLICATE_VALUE.',
  })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone number, 1 to 16 characters. Problems: REQUIRED (blank), TOO_LONG, INVALID_NAME.',
  })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What to turn to the person for, 1 to 64 characters. Problems: REQUIRED (blank), TOO_LONG, INVALID_NAME.',
  })
  role?: string | null;
}

@InputType({ description: 'Whom to turn to at a partner from now on.' })
export class SetPartnerContactsInput extends KeyedInput {
  @Field(() => ID, { description: 'The partner. Problem: PARTNER_NOT_FOUND (absent or not yours).' })
  id!: string;

  @Field(() => Int, { description: text.expectedVersion })
  expectedVersion!: number;

  @Field(() => [PartnerContactInput], {
    description: 'At most 20; they replace the present ones. Problem: TOO_MANY.',
  })
  contacts!: PartnerContactInput[];
}
