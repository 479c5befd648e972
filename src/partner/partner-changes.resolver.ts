import { Arg, Mutation, Resolver } from 'type-graphql';
import type { Caller } from '../shared/caller.ts';
import { Acting } from '../shared/graphql/index.ts';
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
    @Acting() caller: Caller,
    @Arg('input', () => RegisterPartnerInput, { description: 'The organisation.' }) input: RegisterPartnerInput,
  ) {
    return RegisterPartnerPayload.from(this.service.register(caller, toRegisterPartner(input)), toPartner);
  }

  @Mutation(() => UpdatePartnerPayload, { description: 'Changes what a partner says of itself.' })
  updatePartner(
    @Acting() caller: Caller,
    @Arg('input', () => UpdatePartnerInput, { description: 'What to change.' }) input: UpdatePartnerInput,
  ) {
    return UpdatePartnerPayload.from(this.service.update(caller, toUpdatePartner(input)), toPartner);
  }

  @Mutation(() => ActivatePartnerPayload, {
    description:
      'For partner administrators and managers; others are FORBIDDEN. Lets a partner that was deactivated act again; one that has just registered becomes active by its certificate (CERTIFICATE_MISSING). One that was deactivated before it was ever approved goes back to REGISTERED. Licences that ended with the deactivation do not come back: make new ones.',
  })
  activatePartner(
    @Acting() caller: Caller,
    @Arg('input', () => ChangePartnerStatusInput, { description: 'Which one.' }) input: ChangePartnerStatusInput,
  ) {
    return ActivatePartnerPayload.from(this.service.changeStatus(caller, toChangeStatus(input, 'ACTIVE')), toPartner);
  }

  @Mutation(() => DeactivatePartnerPayload, {
    description:
      'For partner administrators and managers; others are FORBIDDEN. The partner may not act any more: no new clients, keys, mappings or certificates (PARTNER_INACTIVE). Its MISP licences become INACTIVE at once, for ever; its clients and keys stay as they are. Problem: PARTNER_ALREADY_INACTIVE.',
  })
  deactivatePartner(
    @Acting() caller: Caller,
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
    @Acting() caller: Caller,
    @Arg('input', () => MapPartnerPolicyGroupInput, { description: 'Which one, and into which group.' })
    input: MapPartnerPolicyGroupInput,
  ) {
    const change = this.service.mapPolicyGroup(caller, toMapPolicyGroup(input));
    return MapPartnerPolicyGroupPayload.from(change, toPartner);
  }

  @Mutation(() => AssignPartnerOwnersPayload, {
    description: 'For partner administrators; others are FORBIDDEN. Says who may act for a partner.',
  })
  assignPartnerOwners(
    @Acting() caller: Caller,
    @Arg('input', () => AssignPartnerOwnersInput, { description: 'Which one, and who.' })
    input: AssignPartnerOwnersInput,
  ) {
    return AssignPartnerOwnersPayload.from(this.service.assignOwners(caller, toAssignOwners(input)), toPartner);
  }

  @Mutation(() => SetPartnerContactsPayload, {
    description: 'Says whom to turn to at a partner of yours. Partner administrators may do so for all.',
  })
  setPartnerContacts(
    @Acting() caller: Caller,
    @Arg('input', () => SetPartnerContactsInput, { description: 'Which partner, and whom.' })
    input: SetPartnerContactsInput,
  ) {
    return SetPartnerContactsPayload.from(this.service.setContacts(caller, toSetContacts(input)), toPartner);
  }
}
