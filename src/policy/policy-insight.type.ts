import { Field, ObjectType } from 'type-graphql';
import { OidcClientCounts, PolicyMappingCounts } from '../policy-group/index.ts';

@ObjectType({ description: 'What depends on a policy.' })
export class PolicyDependants {
  @Field(() => PolicyMappingCounts, {
    description: 'Mappings of partners to it. Only without requested and approved ones can it be withdrawn.',
  })
  policyMappings!: PolicyMappingCounts;

  @Field(() => OidcClientCounts, { description: 'OIDC clients under it.' })
  oidcClients!: OidcClientCounts;
}

@ObjectType({ description: 'What new OIDC clients get more and less than under another policy.' })
export class PolicyDifference {
  @Field(() => [String], { description: 'Claims that the other policy does not grant.' })
  addedClaims!: readonly string[];

  @Field(() => [String], { description: 'Claims that only the other policy grants.' })
  removedClaims!: readonly string[];

  @Field(() => [String], { description: 'ACR values that the other policy does not grant.' })
  addedAcrValues!: readonly string[];

  @Field(() => [String], { description: 'ACR values that only the other policy grants.' })
  removedAcrValues!: readonly string[];
}

@ObjectType({ description: 'What new OIDC clients would get under a policy. Existing clients keep what they have.' })
export class PolicyPreview {
  @Field(() => [String], { description: 'OpenID Connect claims; none means that it refuses clients.' })
  claims!: readonly string[];

  @Field(() => [String], {
    description: 'Authentication context class references; none means that it refuses clients.',
  })
  acrValues!: readonly string[];

  @Field(() => PolicyDifference, {
    nullable: true,
    description: 'In comparison with the policy `against`; null when there is none, or it is not yours to see.',
  })
  difference!: PolicyDifference | null;
}
