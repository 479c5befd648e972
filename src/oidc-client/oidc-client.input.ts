import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, Json, orderOf } from '../shared/graphql/index.ts';
import type { OidcClientStatus } from './oidc-client.record.ts';
import { OidcClientStatusEnum } from './oidc-client.type.ts';

const text = {
  name: 'Shown to people who log in; 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  names:
    'The name in further languages, at most 20, together at most 600 characters. Problems: INVALID_LANGUAGE, INVALID_TRANSLATION, DUPLICATE_VALUE, TOO_MANY, TOO_LONG.',
  logoUri:
    'https URL of a picture, at most 2,048 characters; it is never fetched. Problems: REQUIRED, TOO_LONG, INVALID_LOGO_URI.',
  redirectUris:
    'Where eSignet may send people back to, 1 to 5, together at most 2,048 characters: https, a private-use scheme such as `com.example.app://oauth`, or http on loopback (with a warning). Stored byte for byte. Problems: INVALID_REDIRECT_URI, UNWISE_REDIRECT_URI, REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE_VALUE.',
  grantTypes: 'OAuth 2.0 grant types; `authorization_code`. Problem: UNSUPPORTED_GRANT_TYPE.',
  clientAuthMethods: 'Client authentication methods; `private_key_jwt`. Problem: UNSUPPORTED_CLIENT_AUTH_METHOD.',
  additionalConfig:
    'Switches of eSignet for this client (its client management, version 3): `userinfo_response_type`, `purpose`, `signup_banner_required`, `forgot_pwd_link_required`, `consent_expire_in_mins` (minutes, at least 10), `require_pushed_authorization_requests`, `dpop_bound_access_tokens`, `require_pkce`. Problem: INVALID_ADDITIONAL_CONFIG.',
  dryRun: 'Check everything and answer what would be, but write nothing.',
};

@InputType({ description: 'The name of a client in one language.' })
export class LocalizedNameInput {
  @Field(() => String, { description: 'ISO 639 code of three letters, for instance `fra`.' })
  language!: string;

  @Field(() => String, { description: 'The name in this language, 1 to 50 characters.' })
  value!: string;
}

@InputType({ description: 'A new OIDC client.' })
export class CreateOidcClientInput extends KeyedInput {
  @Field(() => String, { description: text.name })
  name!: string;

  @Field(() => [LocalizedNameInput], { nullable: true, description: text.names })
  names?: LocalizedNameInput[] | null;

  @Field(() => ID, {
    description:
      'The activated policy of type AUTH that it stands under. Problems: POLICY_NOT_FOUND, POLICY_TYPE_NOT_ALLOWED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_MISSING, MAPPING_NOT_APPROVED, POLICY_GRANTS_NO_CLAIMS, POLICY_GRANTS_NO_ACR, POLICY_HAS_MANDATORY_FACTOR.',
  })
  policyId!: string;

  @Field(() => ID, {
    description:
      'The active authentication partner that it belongs to. Problems: PARTNER_NOT_FOUND, PARTNER_TYPE_NOT_ALLOWED, PARTNER_INACTIVE.',
  })
  partnerId!: string;

  @Field(() => Json, {
    description:
      'JSON Web Key (RFC 7517) as an object, public members only: RSA of 2,048 to 4,096 bits with e = AQAB, or EC P-256 (P-384 and P-521 with a warning). Problems: PUBLIC_KEY_UNUSABLE, PUBLIC_KEY_PRIVATE, PUBLIC_KEY_WEAK, PUBLIC_KEY_TYPE_UNSUPPORTED, PUBLIC_KEY_REGISTERED.',
  })
  publicKey!: unknown;

  @Field(() => String, { description: text.logoUri })
  logoUri!: string;

  @Field(() => [String], { description: text.redirectUris })
  redirectUris!: string[];

  @Field(() => [String], { description: text.grantTypes })
  grantTypes!: string[];

  @Field(() => [String], { description: text.clientAuthMethods })
  clientAuthMethods!: string[];

  @Field(() => Json, { nullable: true, description: text.additionalConfig })
  additionalConfig?: unknown;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'A change of an OIDC client. Fields that are absent stay as they are.' })
export class UpdateOidcClientInput extends KeyedInput {
  @Field(() => ID, { description: 'Its `client_id`. Problem: NOT_FOUND (absent or not yours).' })
  id!: string;

  @Field(() => Int, {
    description: 'The version that the change is based on. Problem: VERSION_CONFLICT, with the current version.',
  })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: text.name })
  name?: string | null;

  @Field(() => [LocalizedNameInput], { nullable: true, description: `${text.names} Null removes them all.` })
  names?: LocalizedNameInput[] | null;

  @Field(() => String, { nullable: true, description: text.logoUri })
  logoUri?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `${text.redirectUris} URIs that the client has already are not judged again.`,
  })
  redirectUris?: string[] | null;

  @Field(() => [String], { nullable: true, description: text.grantTypes })
  grantTypes?: string[] | null;

  @Field(() => [String], { nullable: true, description: text.clientAuthMethods })
  clientAuthMethods?: string[] | null;

  @Field(() => OidcClientStatusEnum, {
    nullable: true,
    description:
      'INACTIVE stops log-ins; back to ACTIVE needs everything that a create needs. An inactive client can be changed only together with that. Problem: CLIENT_INACTIVE.',
  })
  status?: OidcClientStatus | null;

  @Field(() => Json, { nullable: true, description: `${text.additionalConfig} Null removes it.` })
  additionalConfig?: unknown;

  @Field(() => Boolean, { nullable: true, description: text.dryRun })
  dryRun?: boolean | null;
}

@InputType({ description: 'Which OIDC clients to list; conditions add up.' })
export class OidcClientFilter {
  @Field(() => ID, { nullable: true, description: 'Only clients of this partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only clients under this policy.' })
  policyId?: string | null;

  @Field(() => OidcClientStatusEnum, { nullable: true, description: 'Only clients with this status.' })
  status?: OidcClientStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words in any of the names, without regard to case and accents; all must occur.',
  })
  search?: string | null;
}

export const OidcClientOrder = orderOf('OidcClient', 'OIDC clients', {
  CREATED_AT: ['createdAt', 'When they were created.'],
  NAME: ['nameKey', 'Name, without regard to case and accents.'],
});
export type OidcClientOrder = InstanceType<typeof OidcClientOrder>;
