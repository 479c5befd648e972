import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, payloadOf } from '../shared/graphql/index.ts';
import type { CredentialStatus } from './credential.record.ts';

export const CredentialStatusEnum = { ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' } as const;
registerEnumType(CredentialStatusEnum, {
  name: 'CredentialStatus',
  description: 'Whether a key or licence is accepted.',
  valuesConfig: {
    ACTIVE: { description: 'Accepted until it expires.' },
    INACTIVE: { description: 'Switched off for ever.' },
  },
});

@ObjectType({ description: 'What keys and licences have in common.' })
abstract class Credential {
  @Field(() => ID, { description: 'UUID of the record; not the secret.' })
  id!: string;

  partnerId!: string;

  policyId!: string;

  @Field(() => CredentialStatusEnum, { description: 'Whether it is accepted.' })
  status!: CredentialStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was switched off together with its policy mapping or its partner; null otherwise.',
  })
  statusReason!: string | null;

  @Field(() => String, { description: 'User id of who made it.' })
  createdBy!: string;

  @Field(() => DateTime, { description: 'It is accepted until then (UTC).' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Counts the changes, from 1; 0 for the result of a dry run.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

@ObjectType({
  description:
    'A key that a partner sends with its requests to the identity system. Its value is shown once, when it is made.',
})
export class ApiKey extends Credential {
  @Field(() => String, { description: 'What the partner calls it, at most 36 characters; unique under a policy.' })
  label!: string;
}

@ObjectType({
  description:
    'The licence of an infrastructure provider (MISP) to relay requests. Its value is shown once, when it is made.',
})
export class MispLicense extends Credential {}

@ObjectType({ description: 'A new API key with its value.' })
export class IssuedApiKey {
  @Field(() => ApiKey, { description: 'The key.' })
  apiKey!: ApiKey;

  @Field(() => String, {
    nullable: true,
    description: 'The secret itself, 43 characters of base64url. Keep it: it is never shown again. Null for a dry run.',
  })
  value!: string | null;
}

@ObjectType({ description: 'A new licence with its value.' })
export class IssuedMispLicense {
  @Field(() => MispLicense, { description: 'The licence.' })
  mispLicense!: MispLicense;

  @Field(() => String, {
    nullable: true,
    description: 'The secret itself, 43 characters of base64url. Keep it: it is never shown again. Null for a dry run.',
  })
  value!: string | null;
}

export const ApiKeyConnection = connectionOf(ApiKey, 'ApiKey', 'API keys');
export const MispLicenseConnection = connectionOf(MispLicense, 'MispLicense', 'MISP licences');

export const CreateApiKeyPayload = payloadOf(IssuedApiKey, 'CreateApiKeyPayload', 'issued');
export const ChangeApiKeyPolicyPayload = payloadOf(ApiKey, 'ChangeApiKeyPolicyPayload', 'apiKey');
export const DeactivateApiKeyPayload = payloadOf(ApiKey, 'DeactivateApiKeyPayload', 'apiKey');
export const CreateMispLicensePayload = payloadOf(IssuedMispLicense, 'CreateMispLicensePayload', 'issued');
export const DeactivateMispLicensePayload = payloadOf(MispLicense, 'DeactivateMispLicensePayload', 'mispLicense');
