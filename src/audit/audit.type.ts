import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Json } from '../shared/graphql/index.ts';
import type { SubjectKind } from './audit.record.ts';

/** GraphQL name -> kind of the record. */
export const SubjectKindEnum = {
  API_KEY: 'apiKey',
  CA_CERTIFICATE: 'caCertificate',
  MISP_LICENSE: 'mispLicense',
  OIDC_CLIENT: 'oidcClient',
  PARTNER: 'partner',
  PARTNER_CERTIFICATE: 'partnerCertificate',
  POLICY: 'policy',
  POLICY_GROUP: 'policyGroup',
  POLICY_MAPPING: 'policyMapping',
  USER_CONSENT: 'userConsent',
} as const satisfies Record<string, SubjectKind>;
registerEnumType(SubjectKindEnum, {
  name: 'AuditSubjectKind',
  description: 'What kind of thing an audit entry is about.',
  valuesConfig: {
    API_KEY: { description: 'An API key; its value is in no entry.' },
    CA_CERTIFICATE: { description: 'The certificate of an authority.' },
    MISP_LICENSE: { description: 'A licence of an infrastructure provider; its value is in no entry.' },
    OIDC_CLIENT: { description: 'An OIDC client; the id is its `client_id`.' },
    PARTNER: { description: 'A partner.' },
    PARTNER_CERTIFICATE: { description: 'The certificate of a partner, and the one signed for it.' },
    POLICY: { description: 'A policy.' },
    POLICY_GROUP: { description: 'A policy group.' },
    POLICY_MAPPING: { description: 'The request of a partner for a policy.' },
    USER_CONSENT: {
      description: 'The consent of a user to the use of personal data in the portal; the id is the user id.',
    },
  },
});

@ObjectType({ description: 'The thing that an audit entry is about.' })
export class AuditSubject {
  @Field(() => SubjectKindEnum, { description: 'What kind of thing.' })
  kind!: SubjectKind;

  @Field(() => ID, { description: 'Its id among things of this kind.' })
  id!: string;
}

@ObjectType({ description: 'What a change did to one field.' })
export class AuditChange {
  @Field(() => String, { description: 'Name of the field, for instance `redirectUris`.' })
  field!: string;

  @Field(() => Json, { nullable: true, description: 'Its value before; null where there was none.' })
  before!: unknown;

  @Field(() => Json, { nullable: true, description: 'Its value after; null where there is none.' })
  after!: unknown;
}

@ObjectType('AuditEntry', {
  description:
    'One acknowledged change of one thing: written together with it, never changed, never deleted. The entries of a thing form a chain (docs/audit.md).',
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Made of the subject and the sequence.' })
  id!: string;

  @Field(() => AuditSubject, { description: 'What was changed.' })
  subject!: AuditSubject;

  @Field(() => Int, { description: 'Place in the chain of the subject, from 1: the `version` that the change made.' })
  sequence!: number;

  @Field(() => DateTime, { description: 'When it was changed (UTC).' })
  at!: Date;

  @Field(() => String, { description: 'User id of who changed it.' })
  actor!: string;

  @Field(() => String, { description: 'What was done, for instance `oidc-client:create` or `policy-mapping:revoke`.' })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of who did it; null where nobody asked, as for most actions.',
  })
  reason!: string | null;

  @Field(() => [AuditChange], {
    description: 'The fields that changed. No values of keys and licences, no private keys, nothing that is derived.',
  })
  changes!: AuditChange[];

  @Field(() => ID, { nullable: true, description: 'The partner that it concerns; null where it concerns none.' })
  partnerId!: string | null;

  @Field(() => String, { description: '`X-Correlation-Id` of the request, by which the log of the gateway finds it.' })
  correlationId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'IP address from which the request came. Shown to partner administrators, and to you of your own requests; null for all others, and for what the gateway does by itself.',
  })
  sourceAddress!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`hash` of the entry before it in the chain; null in the first, and wherever `hash` is.',
  })
  previousHash!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 over the whole entry, in base64url. Shown to partner administrators alone, null for all others: from the hashes of a chain the addresses in it could be found by trying them all.',
  })
  hash!: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry', 'audit entries');
