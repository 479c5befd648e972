import { goodClient } from '../support/client-input.ts';
import { TestCreateApiKeyDocument, TestCreateDocument } from '../support/operations.generated.ts';
import type { TestGateway } from '../support/gateway.ts';

/** A clinic and a shop of the user `partner`, a mine of another, a maker of devices, and what they asked for. */
export async function tellOfLists(gateway: TestGateway) {
  const { world, database } = gateway;
  const admin = await gateway.as('admin');
  const partner = await gateway.as('partner');
  const stranger = await gateway.as('other-partner');
  const health = await world.group({ name: 'Health', description: 'Hospitals' });
  const trade = await world.group({ name: 'trade', description: 'Shops' });
  const clinic = await world.partner({
    ...{ id: 'clinic', name: 'A Clinic', owners: ['partner'], policyGroupId: health.id },
    ...{ email: 'clinic@example.org', emailKey: 'clinic@example.org', contactNumber: '1' },
  });
  const shop = await world.partner({
    ...{ id: 'shop', name: 'a shop', owners: ['partner'], policyGroupId: trade.id },
    ...{ type: 'CREDENTIAL_PARTNER', status: 'INACTIVE' },
  });
  const mine = await world.partner({ id: 'mine', name: 'Mine', status: 'REGISTERED', policyGroupId: null });
  await world.partner({
    ...{ id: 'maker', name: 'Maker', owners: ['partner'], policyGroupId: null, type: 'DEVICE_PROVIDER' },
  });
  const heal = await world.policy({ name: 'Heal', description: 'To heal', groupId: health.id });
  const sell = await world.policy({ name: 'sell', description: 'Data 100%', groupId: trade.id, type: 'DATA_SHARE' });
  const draft = await world.policy({ name: 'Draft', groupId: trade.id, status: 'DRAFT' });
  const closed = await world.policy({ name: 'closed', groupId: trade.id, status: 'DEACTIVATED' });
  await world.mapping(clinic, heal, 'APPROVED');
  await world.mapping(shop, sell, 'REQUESTED');
  await world.mapping(shop, closed, 'REJECTED');
  await world.mapping(mine, heal, 'REVOKED');
  await admin.ask(TestCreateDocument, { input: goodClient() });
  const pair = { partnerId: clinic.id, policyId: heal.id };
  const made = await admin.ask(TestCreateApiKeyDocument, { input: { ...pair, label: 'Front desk' } });
  await admin.ask(TestCreateApiKeyDocument, { input: { ...pair, label: 'back_office' } });
  const mappings = database.db.collection<{ _id: string; policyId: string; partnerId: string }>('policyMappings');
  await mappings.updateOne({ partnerId: 'shop', policyId: sell.id }, { $set: { useCaseDescription: 'Sell (more)' } });
  const key = made.data.createApiKey.issued?.value ?? '';
  return { admin, partner, stranger, health, trade, heal, sell, draft, closed, key };
}

export const offsetTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;
