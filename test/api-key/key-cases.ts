import { randomUUID } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import type { CreateApiKeyInput } from '../support/operations.generated.ts';
import type { World } from '../support/world.ts';

export type Who = 'partner' | 'other-partner' | 'admin';

export interface KeyCase {
  readonly title: string;
  readonly as?: Who;
  readonly input: Partial<CreateApiKeyInput>;
  /** Problems as GraphQL shows them, in order: `CODE at path`. */
  readonly problems: readonly string[];
  /** `errorCode` of the REST door; null where the request is accepted. */
  readonly rest: string | null;
}

/** Every policy is called by its id, so that both doors can name it. */
export const ids = {
  inactivePartner: randomUUID(),
  approved: randomUUID(),
  requested: randomUUID(),
  unmapped: randomUUID(),
  expired: randomUUID(),
  deactivated: randomUUID(),
  inClosedGroup: randomUUID(),
};

const day = 24 * 3_600_000;
const past = { validFrom: new Date(Date.now() - 2 * day), validTo: new Date(Date.now() - day) };

export async function tellTheStory(world: World): Promise<void> {
  const bank = { id: demoIds.partner };
  const named = (id: string, facts = {}) => world.policy({ id, name: id, ...facts });
  await world.partner({ id: ids.inactivePartner, status: 'INACTIVE', owners: ['partner'] });
  const closed = await world.group({ status: 'INACTIVE' });
  await world.mapping(bank, await named(ids.approved), 'APPROVED');
  await world.mapping({ id: ids.inactivePartner }, { id: ids.approved }, 'APPROVED');
  await world.mapping(bank, await named(ids.requested), 'REQUESTED');
  await named(ids.unmapped);
  await world.mapping(bank, await named(ids.expired, past), 'APPROVED');
  await world.mapping(bank, await named(ids.deactivated, { status: 'DEACTIVATED' }), 'APPROVED');
  await world.mapping(bank, await named(ids.inClosedGroup, { groupId: closed.id }), 'APPROVED');
}

export const keyCases: readonly KeyCase[] = [
  { title: 'nothing wrong', input: { label: 'good' }, problems: [], rest: null },
  { title: 'an administrator, for a partner', as: 'admin', input: { label: 'by admin' }, problems: [], rest: null },
  { title: 'blank label', input: { label: ' ' }, problems: ['REQUIRED at label'], rest: 'PMS_COR_001' },
  { title: 'label too long', input: { label: 'x'.repeat(37) }, problems: ['TOO_LONG at label'], rest: 'PMS_COR_001' },
  { title: 'label that is no text', input: { label: 'a\0' }, problems: ['INVALID_TEXT at label'], rest: 'PMS_COR_001' },
  {
    title: 'blank policy and label',
    input: { policyId: '', label: '' },
    problems: ['REQUIRED at policyId', 'REQUIRED at label'],
    rest: 'PMS_COR_001',
  },
  {
    title: "another's partner",
    as: 'other-partner',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_055',
  },
  {
    title: 'no such partner',
    input: { partnerId: 'nobody-at-all' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_055',
  },
  {
    title: 'no such partner, asked by an administrator',
    as: 'admin',
    input: { partnerId: 'nobody-at-all' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PMP_005',
  },
  {
    title: 'inactive partner',
    input: { partnerId: ids.inactivePartner },
    problems: ['PARTNER_INACTIVE at partnerId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'no such policy',
    input: { policyId: 'no-such-policy' },
    problems: ['POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PMP_014',
  },
  {
    title: 'inactive partner and no such policy',
    input: { partnerId: ids.inactivePartner, policyId: 'no-such-policy' },
    problems: ['PARTNER_INACTIVE at partnerId', 'POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'policy never asked for',
    input: { policyId: ids.unmapped },
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_PRT_109',
  },
  {
    title: 'policy not approved yet',
    input: { policyId: ids.requested },
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_PRT_109',
  },
  {
    title: 'policy expired',
    input: { policyId: ids.expired },
    problems: ['POLICY_EXPIRED at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: 'policy deactivated',
    input: { policyId: ids.deactivated },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PMP_019',
  },
  {
    title: 'group inactive',
    input: { policyId: ids.inClosedGroup },
    problems: ['POLICY_GROUP_INACTIVE at policyId'],
    rest: 'PMS_PMP_023',
  },
  { title: 'label taken', input: { label: 'taken' }, problems: ['LABEL_TAKEN at label'], rest: 'PMS_PRT_110' },
];
