import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../shared/graphql/index.ts';
import type { PartnerChangesService } from './partner-changes.service.ts';
import {
  AssignPartnerOwnersInput,
  ChangePartnerStatusInput,
  MapPartnerPolicyGroupInput,
  RegisterPartnerInput,
  SetPartnerContactsInput,
  UpdatePartnerInput,
} from './partner.input.ts';
import {
  toAssignOwners,
  toChangeStatus,
  toMapPolicyGroup,
  toPartner,
  toRegisterPartner,
  toSetContacts,
  toUpdatePartner,
} from './partner.mapper.ts';
import {
  ActivatePartnerPayload,
  AssignPartnerOwnersPayload,
  DeactivatePartnerPayload,
  MapPartnerPolicyGroupPayload,
  RegisterPartnerPayload,
  SetPartnerContactsPayload,
  UpdatePartnerPayload,
} from './partner.type.ts';

@Resolver()
export class PartnerChangesResolver {
  private readonly service: PartnerChangesService;

  constructor(service: PartnerChangesService) {
    this.service = service;
  }

  @Mutation(() => RegisterPartnerPayload, {
    description:
      'Registers an organisation, for yourself. As an administrator you register it for the user whose id is the id of the partner.',
  })
  registerPartner(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => RegisterPartnerInput, { description: 'The organisation.' }) input: RegisterPartnerInput,
  ) {
    return RegisterPartnerPayload.from(this.service.register(caller, toRegisterPartner(input)), toPartner);
  }

  @Mutation(() => UpdatePartnerPayload, { description: 'Changes what a partner says of itself.' })
  updatePartner(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => UpdatePartnerInput, { description: 'What to change.' }) input: UpdatePartnerInput,
  ) {
    return UpdatePartnerPayload.from(this.service.update(caller, toUpdatePartner(input)), toPartner);
  }

  @Mutation(() => ActivatePartnerPayload, {
    description:
      'For administrators. Lets a partner that was deactivated act again; one that has just registered becomes active by its certificate (CERTIFICATE_MISSING). One that was deactivated before it was ever approved goes back to REGISTERED.',
  })
  activatePartner(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => ChangePartnerStatusInput, { description: 'Which one.' }) input: ChangePartnerStatusInput,
  ) {
    return ActivatePartnerPayload.from(this.service.changeStatus(caller, toChangeStatus(input, 'ACTIVE')), toPartner);
  }

  @Mutation(() => DeactivatePartnerPayload, {
    description:
      'For administrators. The partner may not act any more: no new clients, mappings or certificates (PARTNER_INACTIVE). Problem: PARTNER_ALREADY_INACTIVE.',
  })
  deactivatePartner(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => ChangePartnerStatusInput, { description: 'Which one.' }) input: ChangePartnerStatusInput,
  ) {
    const change = this.service.changeStatus(caller, toChangeStatus(input, 'INACTIVE'));
    return DeactivatePartnerPayload.from(change, toPartner);
  }

  @Mutation(() => MapPartnerPolicyGroupPayload, {
    description:
      'Puts a partner that is not approved yet into a policy group. Problems: POLICY_GROUP_FIXED, POLICY_GROUP_NOT_NEEDED.',
  })
  mapPartnerPolicyGroup(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => MapPartnerPolicyGroupInput, { description: 'Which one, and into which group.' })
    input: MapPartnerPolicyGroupInput,
  ) {
    const change = this.service.mapPolicyGroup(caller, toMapPolicyGroup(input));
    return MapPartnerPolicyGroupPayload.from(change, toPartner);
  }

  @Mutation(() => AssignPartnerOwnersPayload, {
    description: 'For administrators. Says who may act for a partner.',
  })
  assignPartnerOwners(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => AssignPartnerOwnersInput, { description: 'Which one, and who.' })
    input: AssignPartnerOwnersInput,
  ) {
    return AssignPartnerOwnersPayload.from(this.service.assignOwners(caller, toAssignOwners(input)), toPartner);
  }

  @Mutation(() => SetPartnerContactsPayload, {
    description: 'Says whom to turn to at a partner of yours. Partner administrators may do so for all.',
  })
  setPartnerContacts(
    @Ctx() { caller }: RequestContext,
    @Arg('input', () => SetPartnerContactsInput, { description: 'Which partner, and whom.' })
    input: SetPartnerContactsInput,
  ) {
    return SetPartnerContactsPayload.from(this.service.setContacts(caller, toSetContacts(input)), toPartner);
  }
}
