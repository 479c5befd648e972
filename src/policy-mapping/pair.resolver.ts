import { FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { Partner, toPartner, type PartnerReader } from '../partner/index.ts';
import { Policy, toPolicy, type PolicyReader } from '../policy/index.ts';
import type { Pair } from './policy-mapping.record.ts';

/** Partner and policy of things that belong to a pair of them, for a resolver to extend. */
export function pairResolverOf<N extends Pair>(
  node: ClassType<N>,
  { partner, policy }: { readonly partner: string; readonly policy: string },
) {
  @Resolver(() => node)
  abstract class PairResolver {
    private readonly partners: PartnerReader;
    private readonly policies: PolicyReader;

    constructor(partners: PartnerReader, policies: PolicyReader) {
      this.partners = partners;
      this.policies = policies;
    }

    @FieldResolver(() => Partner, { description: partner })
    async partner(@Root() { partnerId }: Pair): Promise<Partner> {
      return toPartner(await this.partners.get(partnerId));
    }

    @FieldResolver(() => Policy, { description: policy })
    async policy(@Root() { policyId }: Pair): Promise<Policy> {
      return toPolicy(await this.policies.get(policyId));
    }
  }
  return PairResolver;
}
