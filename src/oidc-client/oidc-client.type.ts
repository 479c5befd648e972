import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, JsonObject, payloadOf } from '../shared/graphql/index.ts';
import type { OidcClientStatus } from './oidc-client.record.ts';

export const OidcClientStatusEnum = { ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' } as const;
registerEnumType(OidcClientStatusEnum, {
  name: 'OidcClientStatus',
  description: 'Whether people can log in through a client.',
  valuesConfig: {
    ACTIVE: { description: 'People can log in.' },
    INACTIVE: {
      description: 'Nobody can. It can be made ACTIVE again while everything that a create needs holds; not over REST.',
    },
  },
});

@ObjectType('LocalizedName', { description: 'The name of a client in one language.' })
export class LocalizedNameType {
  @Field(() => String, { description: 'ISO 639 code of three letters, for instance `eng`.' })
  language!: string;

  @Field(() => String, { description: 'The name, at most 50 characters.' })
  value!: string;
}

@ObjectType({
  description:
    'A client of eSignet (OpenID Connect): a page or app of a partner, where people log in under a policy. Its partner, policy and key are fixed when it is created.',
})
export class OidcClient {
  @Field(() => ID, {
    description: 'The `client_id`: derived from the public key, 43 characters of base64url. One key, one client.',
  })
  id!: string;

  @Field(() => String, { description: 'Shown to people who log in; at most 256 characters.' })
  name!: string;

  @Field(() => [LocalizedNameType], { description: 'The name in further languages, at most 20.' })
  names!: readonly LocalizedNameType[];

  partnerId!: string;

  policyId!: string;

  @Field(() => String, { description: 'Picture shown to people who log in; byte for byte as submitted.' })
  logoUri!: string;

  @Field(() => [String], {
    description: 'Where eSignet may send people back to (RFC 6749, 3.1.2), 1 to 5; byte for byte as submitted.',
  })
  redirectUris!: readonly string[];

  @Field(() => [String], { description: 'OAuth 2.0 grant types; eSignet serves `authorization_code`.' })
  grantTypes!: readonly string[];

  @Field(() => [String], {
    description: 'How the client proves itself at the token endpoint; eSignet serves `private_key_jwt`.',
  })
  clientAuthMethods!: readonly string[];

  @Field(() => JsonObject, { description: 'JSON Web Key (RFC 7517), public members only.' })
  publicKey!: object;

  @Field(() => String, { description: 'SHA-256 thumbprint of the key (RFC 7638), base64url.' })
  keyThumbprint!: string;

  @Field(() => [String], {
    description:
      'OpenID Connect claims that the client may ask for; as the policy granted when the client was created.',
  })
  claims!: readonly string[];

  @Field(() => [String], {
    description: 'Authentication context classes that the client may ask for, as granted when it was created.',
  })
  acrValues!: readonly string[];

  @Field(() => JsonObject, { nullable: true, description: "eSignet's per-client switches; null when none were set." })
  additionalConfig!: object | null;

  @Field(() => OidcClientStatusEnum, { description: 'Whether people can log in through it.' })
  status!: OidcClientStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was switched off together with its policy mapping; null otherwise.',
  })
  statusReason!: string | null;

  @Field(() => Int, {
    description: 'Counts the changes, from 1; 0 for the result of a dry run. Hand it back as `expectedVersion`.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it was created (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const OidcClientConnection = connectionOf(OidcClient, 'OidcClient', 'OIDC clients');

export const CreateOidcClientPayload = payloadOf(OidcClient, 'CreateOidcClientPayload', 'oidcClient');
export const UpdateOidcClientPayload = payloadOf(OidcClient, 'UpdateOidcClientPayload', 'oidcClient');
