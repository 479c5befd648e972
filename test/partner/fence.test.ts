import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { Composition } from '../../src/app/compose.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { Refusal } from '../../src/shared/errors/index.ts';
import type { Fences, Transaction } from '../../src/shared/unit-of-work.ts';
import { createFences, createUnitOfWork } from '../../src/shared/mongo/index.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestDeactivatePartnerDocument, TestUpdatePartnerDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { composeOn } from '../support/composition.ts';

/** A second gateway on the same database, stopped at a chosen point of its write. */
let gateway: TestGateway;
let admin: Session;
let slow: Composition;
let connection: mongoose.Connection;
let fences: Fences;
const caller: Caller = {
  userId: 'admin',
  roles: new Set(['PARTNER_ADMIN']),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'fence-test',
  sourceAddress: null,
};

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  connection = await mongoose.createConnection(gateway.database.uri).asPromise();
  fences = createFences(connection);
});

afterAll(async () => {
  await connection.close();
  await gateway.stop();
});

function secondGateway(): Composition {
  return composeOn(gateway.database.uri);
}

/** Runs `meanwhile` once, before or after the record is written, inside of the transaction. */
function pauseAt(
  store: { insert(tx: Transaction, record: never): Promise<void> },
  moment: 'before' | 'after',
  meanwhile: () => Promise<unknown>,
): void {
  const insert = store.insert.bind(store);
  let isDone = false;
  const once = async (): Promise<void> => {
    if (!isDone) await meanwhile();
    isDone = true;
  };
  store.insert = async (tx, record) => {
    if (moment === 'before') await once();
    await insert(tx, record);
    if (moment === 'after') await once();
  };
}

const codesOf = (outcome: unknown): string[] =>
  outcome instanceof Refusal ? outcome.problems.map(({ code }) => code) : [String(outcome)];

describe.each(['before', 'after'] as const)('%s the record is written', (moment) => {
  it('a partner that is deactivated refuses the client that is being created', async () => {
    slow = secondGateway();
    const { id: partnerId } = await gateway.world.partner();
    const { id: policyId } = await gateway.world.approvedPolicy({ id: partnerId });
    pauseAt(slow.stores.oidcClients, moment, async () => {
      const { data } = await admin.ask(TestDeactivatePartnerDocument, { input: { id: partnerId } });
      expect(data.deactivatePartner.problems).toEqual([]);
    });
    const input = { ...goodClient(), names: null, additionalConfig: null, dryRun: false, partnerId, policyId };
    const outcome = await slow.rest.clients.create(caller, input).catch((error: unknown) => error);
    await slow.stores.oidcClients.model.db.close();
    expect(codesOf(outcome)).toEqual(['PARTNER_INACTIVE']);
    expect(await gateway.database.db.collection('oidcClients').countDocuments({ partnerId })).toBe(0);
  });

  it('a policy group that is closed refuses the partner that is registering into it', async () => {
    slow = secondGateway();
    const group = await gateway.world.group();
    pauseAt(slow.stores.partners, moment, async () => {
      const groups = gateway.database.db.collection<{ _id: string }>('policyGroups');
      await groups.updateOne({ _id: group.id }, { $set: { status: 'INACTIVE' } });
      await createUnitOfWork(connection).run((tx) => fences.decide(tx, `policyGroup:${group.id}`));
    });
    const outcome = await slow.rest.partnerChanges.register(caller, newBank(group.id)).catch((error: unknown) => error);
    await slow.stores.partners.model.db.close();
    expect(codesOf(outcome)).toEqual(['POLICY_GROUP_INACTIVE']);
  });
});

describe('two administrators at once', () => {
  it('a change and a deactivation both happen, one after the other', async () => {
    const { id } = await gateway.world.partner();
    const [changed, off] = await Promise.all([
      admin.ask(TestUpdatePartnerDocument, { input: { id, expectedVersion: 1, address: 'New' } }),
      admin.ask(TestDeactivatePartnerDocument, { input: { id } }),
    ]);
    expect(off.data.deactivatePartner.partner?.status).toBe('INACTIVE');
    const stored = await gateway.database.db.collection<{ _id: string }>('partners').findOne({ _id: id });
    expect(stored).toMatchObject({ status: 'INACTIVE' });
    const wasChanged = changed.data.updatePartner.problems.length === 0;
    expect(stored).toMatchObject(wasChanged ? { address: 'New', version: 3 } : { address: null, version: 2 });
  });

  it('a mapping that comes up while a partner is deactivated loses its fence too', async () => {
    slow = secondGateway();
    const { id: partnerId } = await gateway.world.partner();
    const { partners } = slow.stores;
    const replace = partners.replace.bind(partners);
    let policyId = '';
    partners.replace = async (tx, record, version) => {
      policyId = (await gateway.world.approvedPolicy({ id: partnerId })).id;
      return replace(tx, record, version);
    };
    await slow.rest.partnerChanges.changeStatus(caller, { id: partnerId, status: 'INACTIVE' });
    await partners.model.db.close();
    const thing = `policyMapping:${partnerId}:${policyId}`;
    expect(await fences.epochOf(thing)).toBe(1);
  });
});

const newBank = (policyGroupId: string) => ({
  id: `bank-${policyGroupId.slice(0, 20)}`,
  name: 'Bank',
  type: 'AUTH_PARTNER',
  address: 'a',
  contactNumber: '1',
  email: `${policyGroupId}@fence.example.org`,
  logoUrl: null,
  additionalInfo: null,
  language: null,
  policyGroup: { id: policyGroupId },
  dryRun: false,
});
