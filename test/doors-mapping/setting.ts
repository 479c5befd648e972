import { randomUUID } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import type { World } from '../support/world.ts';

/** Names for the figures of the story; every policy is called by its id, so that both doors can name it. */
export const ids = {
  inactivePartner: randomUUID(),
  partnerWithoutGroup: randomUUID(),
  free: randomUUID(),
  freeToo: randomUUID(),
  elsewhere: randomUUID(),
  draft: randomUUID(),
  draftWithNamesake: randomUUID(),
  deactivated: randomUUID(),
  expired: randomUUID(),
  notYet: randomUUID(),
  pending: randomUUID(),
  approved: randomUUID(),
  rejected: randomUUID(),
  revoked: randomUUID(),
  pendingAndExpired: randomUUID(),
};

const day = 24 * 3_600_000;
const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };
const future = { validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 2 * day) };

/** The user `partner` owns a bank in good order, a partner that was switched off and one that belongs to no group. */
export async function tellTheStory(world: World): Promise<void> {
  const bank = { id: demoIds.partner };
  const named = (id: string, facts = {}) => world.policy({ id, name: id, ...facts });
  await world.partner({ id: ids.inactivePartner, status: 'INACTIVE', owners: ['partner'] });
  await world.partner({ id: ids.partnerWithoutGroup, policyGroupId: null, owners: ['partner'] });
  const other = await world.group();
  await named(ids.free);
  await named(ids.freeToo);
  await named(ids.elsewhere, { groupId: other.id });
  await named(ids.draft, { status: 'DRAFT' });
  await named(ids.draftWithNamesake, { status: 'DRAFT' });
  await world.policy({ name: ids.draftWithNamesake, groupId: other.id });
  await named(ids.deactivated, { status: 'DEACTIVATED' });
  await named(ids.expired, past);
  await named(ids.notYet, future);
  await world.mapping(bank, await named(ids.pending), 'REQUESTED');
  await world.mapping(bank, await named(ids.approved), 'APPROVED');
  await world.mapping(bank, await named(ids.rejected), 'REJECTED');
  await world.mapping(bank, await named(ids.revoked), 'REVOKED');
  await world.mapping(bank, await named(ids.pendingAndExpired, past), 'REQUESTED');
}
