import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, payloadOf } from '../shared/graphql/index.ts';
import type { PolicyMappingStatus } from './policy-mapping.record.ts';

export const PolicyMappingStatusEnum = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  REVOKED: 'REVOKED',
} as const;
registerEnumType(PolicyMappingStatusEnum, {
  name: 'PolicyMappingStatus',
  description: 'What came of a request for a policy.',
  valuesConfig: {
    REQUESTED: { description: 'Waits for a decision.' },
    APPROVED: { description: 'The partner may create clients and keys under the policy.' },
    REJECTED: { description: 'Refused; the partner may ask again.' },
    REVOKED: { description: 'Was approved and has been withdrawn; the partner may ask again.' },
  },
});

@ObjectType('BioExtractor', { description: 'How one biometric attribute is extracted for a partner.' })
export class BioExtractorType {
  @Field(() => String, { description: 'Name of the attribute in the policy, at most 128 characters.' })
  attributeName!: string;

  @Field(() => String, {
    description: 'Modality, with its parts in brackets where not all are meant: `face`, `finger[leftThumb]`.',
  })
  biometric!: string;

  @Field(() => String, { description: 'Who makes the extractor, at most 128 characters.' })
  provider!: string;

  @Field(() => String, { description: 'Version of the extractor, at most 8 characters.' })
  version!: string;
}

@ObjectType({ description: 'The request of a partner to stand under a policy, and what came of it.' })
export class PolicyMapping {
  @Field(() => ID, { description: 'UUID.' })
  id!: string;

  partnerId!: string;

  policyId!: string;

  @Field(() => PolicyMappingStatusEnum, { description: 'What came of it.' })
  status!: PolicyMappingStatus;

  @Field(() => String, { description: 'What the partner wants it for, at most 4,000 characters; may be blank.' })
  useCaseDescription!: string;

  @Field(() => String, { description: 'User id of who asked.' })
  requestedBy!: string;

  @Field(() => String, { nullable: true, description: 'User id of who approved or rejected it; null before.' })
  decidedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved or rejected (UTC); null before.' })
  decidedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'The requester approved it; refused where the operator demands four eyes (SELF_APPROVAL).',
  })
  selfApproved!: boolean;

  @Field(() => String, { nullable: true, description: 'User id of who revoked it; null when nobody did.' })
  revokedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked (UTC); null when it was not.' })
  revokedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was rejected or revoked, at most 1,000 characters; null where nobody said.',
  })
  reason!: string | null;

  @Field(() => [String], { description: 'Types of credentials that are issued under it, for instance `vercred`.' })
  credentialTypes!: readonly string[];

  @Field(() => [BioExtractorType], { description: 'How biometrics are extracted for the partner, at most 50.' })
  extractors!: readonly BioExtractorType[];

  @Field(() => Int, { description: 'Counts the changes, from 1; 0 for the result of a dry run.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was requested (UTC).' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed (UTC).' })
  updatedAt!: Date;
}

export const PolicyMappingConnection = connectionOf(PolicyMapping, 'PolicyMapping', 'policy mappings');

const field = 'policyMapping';
export const RequestPolicyMappingPayload = payloadOf(PolicyMapping, 'RequestPolicyMappingPayload', field);
export const ApprovePolicyMappingPayload = payloadOf(PolicyMapping, 'ApprovePolicyMappingPayload', field);
export const RejectPolicyMappingPayload = payloadOf(PolicyMapping, 'RejectPolicyMappingPayload', field);
export const RevokePolicyMappingPayload = payloadOf(PolicyMapping, 'RevokePolicyMappingPayload', field);
export const SetCredentialTypesPayload = payloadOf(PolicyMapping, 'SetCredentialTypesPayload', field);
export const SetBioExtractorsPayload = payloadOf(PolicyMapping, 'SetBioExtractorsPayload', field);
