import { randomUUID } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import type { World } from '../support/world.ts';

const uuid = (): string => randomUUID();

/** Names for the figures of the story, so that a table of cases can speak of them. */
export const ids = {
  absent: uuid(),
  group: uuid(),
  otherGroup: uuid(),
  closedGroup: uuid(),
  emptyGroup: uuid(),
  groupWithDraft: uuid(),
  groupWithActive: uuid(),
  groupWithBoth: uuid(),
  draft: uuid(),
  active: uuid(),
  deactivated: uuid(),
  draftInClosedGroup: uuid(),
  approved: uuid(),
  requested: uuid(),
  approvedAndRequested: uuid(),
};

/** The name of each group at the REST door, which knows them by it. */
export const groupNames: Readonly<Record<string, string>> = {
  [ids.absent]: 'There is none',
  [ids.group]: 'Open group',
  [ids.otherGroup]: 'Other group',
  [ids.closedGroup]: 'Closed group',
};

export async function tellTheStory(world: World): Promise<void> {
  const bank = { id: demoIds.partner };
  for (const id of [ids.group, ids.otherGroup]) await world.group({ id, name: groupNames[id] ?? '' });
  await world.group({ id: ids.closedGroup, name: groupNames[ids.closedGroup] ?? '', status: 'INACTIVE' });
  for (const id of [ids.emptyGroup, ids.groupWithDraft, ids.groupWithActive, ids.groupWithBoth]) {
    await world.group({ id });
  }
  await world.policy({ groupId: ids.groupWithDraft, status: 'DRAFT' });
  await world.policy({ groupId: ids.groupWithActive });
  await world.policy({ groupId: ids.groupWithBoth });
  await world.policy({ groupId: ids.groupWithBoth, status: 'DRAFT' });
  await world.policy({ id: ids.draft, groupId: ids.group, name: 'The draft', status: 'DRAFT' });
  await world.policy({ id: ids.active, groupId: ids.group, name: 'The active one' });
  await world.policy({ id: ids.deactivated, groupId: ids.group, status: 'DEACTIVATED' });
  await world.policy({ id: ids.draftInClosedGroup, groupId: ids.closedGroup, status: 'DRAFT' });
  await world.approvedPolicy(bank, { id: ids.approved, groupId: ids.group });
  await world.mapping(bank, await world.policy({ id: ids.requested, groupId: ids.group }), 'REQUESTED');
  const both = await world.approvedPolicy(bank, { id: ids.approvedAndRequested, groupId: ids.group });
  await world.mapping({ id: demoIds.otherPartner }, both, 'REQUESTED');
}
