import { Field, Int, ObjectType } from 'type-graphql';

/** Counting stops here, as in every list. */
const counted = 'Counted among the first 10,000.';

@ObjectType({ description: 'Numbers of policies by status.' })
class PolicyCounts {
  @Field(() => Int, { description: `Drafts. ${counted}` })
  draft!: number;

  @Field(() => Int, { description: `Activated. ${counted}` })
  activated!: number;

  @Field(() => Int, { description: `Deactivated. ${counted}` })
  deactivated!: number;
}

@ObjectType({ description: 'Numbers of policy mappings by status.' })
export class PolicyMappingCounts {
  @Field(() => Int, { description: `Waiting for a decision. ${counted}` })
  requested!: number;

  @Field(() => Int, { description: `Approved. ${counted}` })
  approved!: number;

  @Field(() => Int, { description: `Rejected. ${counted}` })
  rejected!: number;

  @Field(() => Int, { description: `Revoked. ${counted}` })
  revoked!: number;
}

@ObjectType({ description: 'Numbers of OIDC clients by status.' })
export class OidcClientCounts {
  @Field(() => Int, { description: `Active. ${counted}` })
  active!: number;

  @Field(() => Int, { description: `Inactive. ${counted}` })
  inactive!: number;
}

@ObjectType({ description: 'What depends on a policy group.' })
export class PolicyGroupDependants {
  @Field(() => PolicyCounts, { description: 'Its policies. Only without drafts and activated ones can it be closed.' })
  policies!: PolicyCounts;

  @Field(() => PolicyMappingCounts, { description: 'Mappings of partners to its policies.' })
  policyMappings!: PolicyMappingCounts;

  @Field(() => OidcClientCounts, { description: 'OIDC clients under its policies.' })
  oidcClients!: OidcClientCounts;
}
