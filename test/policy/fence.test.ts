import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { Composition } from '../../src/app/compose.ts';
import { demoIds } from '../../src/app/demo-data.ts';
import { policyGroupFence, PolicyGroupStore } from '../../src/policy-group/index.ts';
import { PolicyMappingStore, undecided } from '../../src/policy-mapping/index.ts';
import { policyFence } from '../../src/policy/index.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { Refusal } from '../../src/shared/errors/index.ts';
import { createFences, createUnitOfWork } from '../../src/shared/mongo/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { goodPolicy } from './policy-input.ts';
import { composeOn } from '../support/composition.ts';

/** Two gateways on one database: the one under test stops at a chosen point of its write, and the other goes first. */
let gateway: TestGateway;
let slow: Composition;
let quick: Composition;
let outside: ReturnType<typeof outsideWriter>;

const caller: Caller = {
  userId: 'manager',
  roles: new Set(['POLICYMANAGER']),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'fence-test',
  sourceAddress: null,
};

beforeAll(async () => {
  gateway = await startTestGateway();
  outside = outsideWriter();
});

beforeEach(() => {
  [slow, quick] = [gatewayOnTheSameDatabase(), gatewayOnTheSameDatabase()];
});

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await gateway.stop();
});

const connections: mongoose.Connection[] = [];

function connect(): mongoose.Connection {
  const connection = mongoose.createConnection(gateway.database.uri);
  connections.push(connection);
  return connection;
}

function gatewayOnTheSameDatabase(): Composition {
  return composeOn(gateway.database.uri, { connection: connect() });
}

type Method = 'insert' | 'replace';
type Moment = 'before' | 'after';
const moments: readonly Moment[] = ['before', 'after'];

/** Lets `first` happen once, right before or after the slow gateway writes its record, inside its transaction. */
function pauseAt(store: object, method: Method, moment: Moment, first: () => Promise<unknown>): void {
  const writable = store as Record<Method, (...values: unknown[]) => Promise<unknown>>;
  const write = writable[method].bind(store);
  let isDone = false;
  const once = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    await first();
  };
  writable[method] = async (...values) => {
    if (moment === 'before') await once();
    const result = await write(...values);
    if (moment === 'after') await once();
    return result;
  };
}

async function outcomeOf(work: Promise<{ record: { status: string } }>): Promise<string[]> {
  try {
    return [(await work).record.status];
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code);
    throw error;
  }
}

async function statusOf(collection: 'policyGroups' | 'policies', id: string): Promise<unknown> {
  const found = await gateway.database.db.collection<{ _id: string; status: string }>(collection).findOne({ _id: id });
  return found?.status;
}

const draftIn = (groupId: string) => ({ ...goodPolicy(), group: { id: groupId }, dryRun: false });

describe.each(moments)('stopped %s its record is written,', (moment) => {
  it('the drafting of a policy meets a group that closed meanwhile', async () => {
    const { id } = await gateway.world.group();
    pauseAt(slow.stores.policies, 'insert', moment, () =>
      quick.rest.policyManagement.groups.deactivate(caller, { id }),
    );
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.create(caller, draftIn(id)))).toEqual([
      'POLICY_GROUP_INACTIVE',
    ]);
    expect(await gateway.database.db.collection('policies').countDocuments({ groupId: id })).toBe(0);
  });

  it('the closing of a group meets a policy that was drafted meanwhile', async () => {
    const { id } = await gateway.world.group();
    pauseAt(slow.stores.policyGroups, 'replace', moment, () =>
      quick.rest.policyManagement.policyChanges.create(caller, draftIn(id)),
    );
    expect(await outcomeOf(slow.rest.policyManagement.groups.deactivate(caller, { id }))).toEqual([
      'POLICY_GROUP_HAS_DRAFTS',
    ]);
    expect(await statusOf('policyGroups', id)).toBe('ACTIVE');
  });

  it('the same, where the policy is published meanwhile', async () => {
    const { id } = await gateway.world.group();
    pauseAt(slow.stores.policyGroups, 'replace', moment, async () => {
      const { record } = await quick.rest.policyManagement.policyChanges.create(caller, draftIn(id));
      await quick.rest.policyManagement.policyChanges.publish(caller, { id: record.id });
    });
    const closing = slow.rest.policyManagement.groups.update(caller, {
      id,
      content: {},
      status: 'INACTIVE',
      dryRun: false,
    });
    expect(await outcomeOf(closing)).toEqual(['POLICY_GROUP_HAS_ACTIVE_POLICIES']);
    expect(await statusOf('policyGroups', id)).toBe('ACTIVE');
  });

  it('the publishing of a draft meets a group that closed meanwhile', async () => {
    const { id: groupId } = await gateway.world.group();
    const { id } = await gateway.world.policy({ groupId, status: 'DRAFT' });
    pauseAt(slow.stores.policies, 'replace', moment, () => outside.closeGroup(groupId));
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.publish(caller, { id }))).toEqual([
      'POLICY_GROUP_INACTIVE',
    ]);
    expect(await statusOf('policies', id)).toBe('DRAFT');
  });

  it('the withdrawal of a policy meets a request that was made meanwhile', async () => {
    const { id } = await gateway.world.policy();
    pauseAt(slow.stores.policies, 'replace', moment, () => outside.requestMapping(id));
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.deactivate(caller, { id }))).toEqual([
      'POLICY_HAS_REQUESTED_MAPPINGS',
    ]);
    expect(await statusOf('policies', id)).toBe('ACTIVATED');
  });
});

/** Writes what the gateway itself cannot (yet), as it would: the fence last. */
function outsideWriter() {
  const connection = connect();
  const [groups, mappings] = [new PolicyGroupStore(connection), new PolicyMappingStore(connection)];
  const [unitOfWork, fences] = [createUnitOfWork(connection), createFences(connection)];
  return {
    /** With policies in it, which `deactivatePolicyGroup` refuses. */
    async closeGroup(groupId: string): Promise<void> {
      const [group] = await groups.findByIds([groupId]);
      if (group === undefined) throw new Error('no such group');
      await unitOfWork.run(async (tx) => {
        await groups.replace(tx, { ...group, status: 'INACTIVE', version: 2 }, 1);
        await fences.decide(tx, policyGroupFence(groupId));
      });
    },
    async requestMapping(policyId: string): Promise<void> {
      const epoch = await fences.epochOf(policyFence(policyId));
      const now = new Date();
      const request = { id: `request-${policyId}`, partnerId: demoIds.partner, policyId, status: 'REQUESTED' as const };
      await unitOfWork.run(async (tx) => {
        await mappings.insert(tx, {
          ...undecided,
          ...request,
          useCaseDescription: '',
          requestedBy: 'partner',
          version: 1,
          createdAt: now,
          updatedAt: now,
        });
        await fences.rely(tx, policyFence(policyId), epoch);
      });
    },
  };
}

describe('two at once', () => {
  it('publish a draft: one does, the other learns it', async () => {
    const { id } = await gateway.world.policy({ status: 'DRAFT' });
    pauseAt(slow.stores.policies, 'replace', 'before', () =>
      quick.rest.policyManagement.policyChanges.publish(caller, { id }),
    );
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.publish(caller, { id }))).toEqual([
      'POLICY_NOT_DRAFT',
    ]);
    const trail = gateway.database.db.collection('auditEntries').find({ aggregate: `policy:${id}` });
    expect((await trail.toArray()).map(({ sequence }): unknown => sequence)).toEqual([2]);
  });

  it('change a draft and publish it: the change is refused', async () => {
    const { id } = await gateway.world.policy({ status: 'DRAFT' });
    pauseAt(slow.stores.policies, 'replace', 'before', () =>
      quick.rest.policyManagement.policyChanges.publish(caller, { id }),
    );
    const change = { id, content: { description: 'Too late' }, dryRun: false };
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.update(caller, change))).toEqual([
      'POLICY_NOT_DRAFT',
    ]);
  });

  it('take the same name: one does, the other learns it', async () => {
    const [one, other] = [
      await gateway.world.policy({ status: 'DRAFT' }),
      await gateway.world.policy({ status: 'DRAFT' }),
    ];
    const named = (id: string) => ({ id, content: { name: 'Wanted by two' }, dryRun: false });
    pauseAt(slow.stores.policies, 'replace', 'before', () =>
      quick.rest.policyManagement.policyChanges.update(caller, named(other.id)),
    );
    expect(await outcomeOf(slow.rest.policyManagement.policyChanges.update(caller, named(one.id)))).toEqual([
      'POLICY_NAME_TAKEN',
    ]);

    const [group, otherGroup] = [await gateway.world.group(), await gateway.world.group()];
    pauseAt(slow.stores.policyGroups, 'replace', 'before', () =>
      quick.rest.policyManagement.groups.update(caller, named(otherGroup.id)),
    );
    expect(await outcomeOf(slow.rest.policyManagement.groups.update(caller, named(group.id)))).toEqual([
      'POLICY_GROUP_NAME_TAKEN',
    ]);
  });

  it('close a group: one does, the other learns it', async () => {
    const { id } = await gateway.world.group();
    pauseAt(slow.stores.policyGroups, 'replace', 'before', () =>
      quick.rest.policyManagement.groups.deactivate(caller, { id }),
    );
    expect(await outcomeOf(slow.rest.policyManagement.groups.deactivate(caller, { id }))).toEqual([
      'POLICY_GROUP_INACTIVE',
    ]);
  });

  it('draft and close, twenty times without a pause: never a policy in a closed group', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await gateway.world.group();
      const [drafted, closed] = await Promise.all([
        outcomeOf(slow.rest.policyManagement.policyChanges.create(caller, draftIn(id))),
        outcomeOf(quick.rest.policyManagement.groups.deactivate(caller, { id })),
      ]);
      expect([
        ['DRAFT', 'POLICY_GROUP_HAS_DRAFTS'],
        ['POLICY_GROUP_INACTIVE', 'INACTIVE'],
      ]).toContainEqual([...drafted, ...closed]);
    }
  });
});
