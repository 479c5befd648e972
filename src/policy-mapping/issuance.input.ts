import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput } from '../shared/graphql/index.ts';

const text = {
  id: 'UUID of the policy mapping. Problems: MAPPING_NOT_FOUND, PARTNER_INACTIVE, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED',
  expectedVersion:
    'The version of the mapping that the change is based on. Problem: VERSION_CONFLICT, with the current version.',
};

@InputType({ description: 'The types of credentials that are issued to a partner under a policy.' })
export class SetCredentialTypesInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id}, PARTNER_TYPE_NOT_ALLOWED, POLICY_NOT_IN_GROUP, POLICY_TYPE_NOT_ALLOWED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE.`,
  })
  id!: string;

  @Field(() => Int, { description: text.expectedVersion })
  expectedVersion!: number;

  @Field(() => [String], {
    description:
      'They replace the present ones, in any letter case: auth, qrcode, euin, reprint, vercred, opencrvs. Problem: CREDENTIAL_TYPE_UNKNOWN; warning: DUPLICATE_VALUE.',
  })
  credentialTypes!: string[];
}

@InputType({ description: 'How one biometric attribute is extracted for a partner.' })
export class BioExtractorInput {
  @Field(() => String, {
    description:
      'Name of the attribute in the policy, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  })
  attributeName!: string;

  @Field(() => String, {
    description:
      'Modality, with its parts in brackets where not all are meant, each at most 64 characters: `face`, `finger[leftThumb]`. Problems: REQUIRED, TOO_LONG, INVALID_NAME, INVALID_BIOMETRIC.',
  })
  biometric!: string;

  @Field(() => String, {
    description: 'Who makes the extractor, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  })
  provider!: string;

  @Field(() => String, {
    description: 'Version of the extractor, 1 to 8 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME.',
  })
  version!: string;
}

@InputType({ description: 'How biometrics are extracted for a partner under a policy.' })
export class SetBioExtractorsInput extends KeyedInput {
  @Field(() => ID, {
    description: `${text.id}, EXTRACTORS_FIXED (the mapping is approved: whoever approved it has seen them).`,
  })
  id!: string;

  @Field(() => Int, { description: text.expectedVersion })
  expectedVersion!: number;

  @Field(() => [BioExtractorInput], {
    description:
      'At most 50; they replace the present ones. Problem: TOO_MANY; warning: DUPLICATE_VALUE (of one attribute the last one counts).',
  })
  extractors!: BioExtractorInput[];
}
