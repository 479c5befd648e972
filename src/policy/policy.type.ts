import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, JsonObject } from '../shared/graphql/index.ts';
import type { PolicyStatus, PolicyType } from './policy.record.ts';

export const PolicyTypeEnum = {
  AUTH: 'AUTH',
  DATA_SHARE: 'DATA_SHARE',
  CREDENTIAL_ISSUANCE: 'CREDENTIAL_ISSUANCE',
  MISP: 'MISP',
} as const;
registerEnumType(PolicyTypeEnum, {
  name: 'PolicyType',
  description: 'What a policy governs.',
  valuesConfig: {
    AUTH: { description: 'Authentication of people; the only type that OIDC clients can stand under.' },
    DATA_SHARE: { description: 'Sharing of data with a partner.' },
    CREDENTIAL_ISSUANCE: { description: 'Issuing of credentials.' },
    MISP: { description: 'Infrastructure providers that relay requests.' },
  },
});

export const PolicyStatusEnum = { DRAFT: 'DRAFT', ACTIVATED: 'ACTIVATED', DEACTIVATED: 'DEACTIVATED' } as const;
registerEnumType(PolicyStatusEnum, {
  name: 'PolicyStatus',
  description: 'Where a policy stands in its life; there is no way back.',
  valuesConfig: {
    DRAFT: { description: 'Can still be changed; seen by policy managers only.' },
    ACTIVATED: { description: 'Published; partners can ask for it.' },
    DEACTIVATED: { description: 'Withdrawn for ever.' },
  },
});

@ObjectType({ description: 'An attribute of the identity record that a partner may receive.' })
export class KycAttribute {
  @Field(() => String, { description: 'Name in the identity schema, for instance `fullName`.' })
  attributeName!: string;
}

@ObjectType('AllowedAuthType', { description: 'A way of authentication that a policy allows.' })
export class AllowedAuthTypeType {
  @Field(() => String, {
    description:
      'In any letter case. `otp` (one-time code), `otp-request` (may ask for one to be sent), `bio` (biometrics), `demo` (demographic data), `pin` (static code), `pwd` (password), `kbt` (key-bound token), `keybinding` (may bind a key to a person, for wallets), `kyc` (authenticate and receive attributes at once), `vciexchange` (issue verifiable credentials); for eSignet also `kycauth` (authenticate and fetch a token), `kycexchange` (exchange it for claims) and `wla` (wallet local authentication). Only `otp`, `bio`, `pin`, `pwd` and `wla` yield an ACR value. Any other name is kept as it is.',
  })
  authType!: string;

  @Field(() => String, { nullable: true, description: 'With `bio`: `FINGER`, `IRIS` or `FACE`; otherwise null.' })
  authSubType!: string | null;

  @Field(() => Boolean, { description: 'Must be used in every authentication. OIDC clients cannot promise that.' })
  mandatory!: boolean;
}

@ObjectType({ description: 'What an OIDC client under a policy receives, derived from its definition.' })
export class PolicyGrants {
  @Field(() => [String], { description: 'OpenID Connect claims. Order has no meaning.' })
  claims!: readonly string[];

  @Field(() => [String], {
    description: 'Authentication context class references, for instance `mosip:idp:acr:generated-code`.',
  })
  acrValues!: readonly string[];
}

@ObjectType({ description: 'What a partner may do: a document of a type, published once and then fixed.' })
export class Policy {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  @Field(() => String, { description: 'Unique within its group, at most 128 characters.' })
  name!: string;

  @Field(() => String, { description: 'What the policy is for, at most 256 characters.' })
  description!: string;

  groupId!: string;

  @Field(() => PolicyTypeEnum, { description: 'What it governs.' })
  type!: PolicyType;

  @Field(() => PolicyStatusEnum, { description: 'Where it stands in its life.' })
  status!: PolicyStatus;

  @Field(() => String, { description: 'Version that its authors gave to the document, at most 8 characters.' })
  documentVersion!: string;

  @Field(() => DateTime, { description: 'Start of its validity (UTC).' })
  validFrom!: Date;

  @Field(() => DateTime, { description: 'End of its validity (UTC).' })
  validTo!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Type AUTH: which token an authentication yields, `random`, `partner` or `policy`. Null for other types.',
  })
  authTokenType!: string | null;

  @Field(() => [KycAttribute], {
    nullable: true,
    description: 'Type AUTH: attributes that the partner may receive. Null for other types.',
  })
  allowedKycAttributes!: KycAttribute[] | null;

  @Field(() => [AllowedAuthTypeType], {
    nullable: true,
    description: 'Type AUTH: allowed ways of authentication. Null for other types.',
  })
  allowedAuthTypes!: AllowedAuthTypeType[] | null;

  @Field(() => JsonObject, { description: 'The whole document as submitted, whatever its type.' })
  definition!: Record<string, unknown>;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was created (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PolicyConnection = connectionOf(Policy, 'Policy', 'policies');
