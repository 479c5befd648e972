import { randomUUID } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { newPublicKey } from '../support/client-input.ts';
import type { World } from '../support/world.ts';

const uuid = (): string => randomUUID();

/** Names for the figures of the story, so that a table of cases can speak of them. */
export const ids = {
  credentialPartner: uuid(),
  inactivePartner: uuid(),
  unmapped: uuid(),
  unmappedDraft: uuid(),
  ofInactivePartner: uuid(),
  ofOtherPartner: uuid(),
  misp: uuid(),
  requested: uuid(),
  rejected: uuid(),
  revoked: uuid(),
  draft: uuid(),
  deactivated: uuid(),
  deactivatedAndExpired: uuid(),
  expired: uuid(),
  expiredInInactiveGroup: uuid(),
  notYet: uuid(),
  inInactiveGroup: uuid(),
  noClaims: uuid(),
  noAcr: uuid(),
  mandatory: uuid(),
  nothing: uuid(),
  takenKey: newPublicKey(),
};

const day = 24 * 3_600_000;
const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };
const future = { validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 2 * day) };
const otpRequest = { authType: 'otp-request', authSubType: '', mandatory: false };

/** The user `partner` owns a bank in good order, one partner of another kind and one that was switched off. */
export async function tellTheStory(world: World): Promise<void> {
  const bank = { id: demoIds.partner };
  const inactivePartner = await world.partner({ id: ids.inactivePartner, status: 'INACTIVE', owners: ['partner'] });
  await world.partner({ id: ids.credentialPartner, type: 'CREDENTIAL_PARTNER', owners: ['partner'] });
  const closed = await world.group({ status: 'INACTIVE' });

  await world.policy({ id: ids.unmapped });
  await world.policy({ id: ids.unmappedDraft, status: 'DRAFT' });
  await world.mapping(bank, await world.policy({ id: ids.requested }), 'REQUESTED');
  await world.mapping(bank, await world.policy({ id: ids.rejected }), 'REJECTED');
  await world.mapping(bank, await world.policy({ id: ids.revoked }), 'REVOKED');

  await world.approvedPolicy(inactivePartner, { id: ids.ofInactivePartner });
  await world.approvedPolicy({ id: demoIds.otherPartner }, { id: ids.ofOtherPartner });
  await world.approvedPolicy(bank, { id: ids.misp, type: 'MISP', definition: { allowAuthRequestDelegation: true } });
  await world.approvedPolicy(bank, { id: ids.draft, status: 'DRAFT' });
  await world.approvedPolicy(bank, { id: ids.deactivated, status: 'DEACTIVATED' });
  await world.approvedPolicy(bank, { id: ids.deactivatedAndExpired, status: 'DEACTIVATED', ...past });
  await world.approvedPolicy(bank, { id: ids.expired, ...past });
  await world.approvedPolicy(bank, { id: ids.expiredInInactiveGroup, groupId: closed.id, ...past });
  await world.approvedPolicy(bank, { id: ids.notYet, ...future });
  await world.approvedPolicy(bank, { id: ids.inInactiveGroup, groupId: closed.id });
  await world.approvedPolicy(bank, {
    id: ids.noClaims,
    definition: { ...samplePolicy, allowedKycAttributes: [{ attributeName: 'bloodType' }] },
  });
  await world.approvedPolicy(bank, { id: ids.noAcr, definition: { ...samplePolicy, allowedAuthTypes: [otpRequest] } });
  await world.approvedPolicy(bank, {
    id: ids.mandatory,
    definition: { ...samplePolicy, allowedAuthTypes: [{ authType: 'otp', authSubType: '', mandatory: true }] },
  });
  await world.approvedPolicy(bank, {
    id: ids.nothing,
    definition: { authTokenType: 'policy', allowedAuthTypes: [{ ...otpRequest, mandatory: true }] },
  });
}
