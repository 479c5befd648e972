import { Arg, Mutation, Resolver } from 'type-graphql';
import type { Caller } from '../shared/caller.ts';
import { Acting } from '../shared/graphql/index.ts';
import { SetBioExtractorsInput, SetCredentialTypesInput } from './issuance.input.ts';
import type { IssuanceService } from './issuance.service.ts';
import { toIssuanceChange, toPolicyMapping } from './policy-mapping.mapper.ts';
import { SetBioExtractorsPayload, SetCredentialTypesPayload } from './policy-mapping.type.ts';

@Resolver()
export class IssuanceResolver {
  private readonly service: IssuanceService;

  constructor(service: IssuanceService) {
    this.service = service;
  }

  @Mutation(() => SetCredentialTypesPayload, {
    description:
      'Says which types of credentials are issued to a credential partner or an online verification partner under a policy for sharing data or issuing credentials, for a mapping of yours. Partner administrators and managers may do so for all.',
  })
  setCredentialTypes(
    @Acting() caller: Caller,
    @Arg('input', () => SetCredentialTypesInput, { description: 'Which mapping, and which types.' })
    input: SetCredentialTypesInput,
  ) {
    const change = this.service.setCredentialTypes(caller, toIssuanceChange(input));
    return SetCredentialTypesPayload.from(change, toPolicyMapping);
  }

  @Mutation(() => SetBioExtractorsPayload, {
    description:
      'Says how biometrics are extracted, for a mapping of yours that is not approved yet. Credential partners and online verification partners need it before they are approved (EXTRACTORS_MISSING). Partner administrators and managers may do so for all.',
  })
  setBioExtractors(
    @Acting() caller: Caller,
    @Arg('input', () => SetBioExtractorsInput, { description: 'Which mapping, and which extractors.' })
    input: SetBioExtractorsInput,
  ) {
    const change = this.service.setBioExtractors(caller, toIssuanceChange(input));
    return SetBioExtractorsPayload.from(change, toPolicyMapping);
  }
}
