import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { demoIds } from '../../src/app/demo-data.ts';
import { mappingFence } from '../../src/policy-mapping/index.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { Refusal } from '../../src/shared/errors/index.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { composeOn } from '../support/composition.ts';

/** A second gateway on the same database, stopped at a chosen point of its write. */
let gateway: TestGateway;
let connection: mongoose.Connection;
const caller: Caller = {
  userId: 'partner',
  roles: new Set(),
  ownedPartnerIds: () => Promise.resolve([demoIds.partner]),
  correlationId: 'fence-test',
  sourceAddress: null,
};

beforeAll(async () => {
  gateway = await startTestGateway();
  connection = await mongoose.createConnection(gateway.database.uri).asPromise();
});

afterAll(async () => {
  await connection.close();
  await gateway.stop();
});

/** What revoking a mapping does: the decision is changed, and every stripe of its fence moves to the next epoch. */
async function takeBackApproval(policyId: string): Promise<void> {
  const { db } = gateway.database;
  await db.collection('policyMappings').updateOne({ policyId }, { $set: { status: 'REVOKED' } });
  const stripes = Array.from({ length: 256 }, (_, stripe) => ({
    updateOne: {
      filter: { _id: `${mappingFence(demoIds.partner, policyId)}#${stripe}` },
      update: { $inc: { epoch: 1, uses: 0 } },
      upsert: true,
    },
  }));
  await db.collection<{ _id: string }>('fences').bulkWrite(stripes);
}

describe('a mapping that is revoked after the checks of a create', () => {
  it.each(['before', 'after'] as const)('refuses it at commit, %s the record is written', async (moment) => {
    const { rest, stores } = composeOn(gateway.database.uri);
    const policy = await gateway.world.approvedPolicy({ id: demoIds.partner });
    const insert = stores.oidcClients.insert.bind(stores.oidcClients);
    let isTakenBack = false;
    stores.oidcClients.insert = async (tx, record) => {
      const takeBackOnce = async (): Promise<void> => {
        if (!isTakenBack) await takeBackApproval(policy.id);
        isTakenBack = true;
      };
      if (moment === 'before') await takeBackOnce();
      await insert(tx, record);
      if (moment === 'after') await takeBackOnce();
    };

    const input = { ...goodClient({ policyId: policy.id }), names: null, additionalConfig: null, dryRun: false };
    const outcome = await rest.clients
      .create(caller, { ...input, partnerId: demoIds.partner, policyId: policy.id })
      .catch((error: unknown) => error);

    await stores.oidcClients.model.db.close();
    expect(outcome).toBeInstanceOf(Refusal);
    expect((outcome as Refusal).problems.map(({ code }) => code)).toEqual(['MAPPING_NOT_APPROVED']);
    const clients = await gateway.database.db.collection('oidcClients').find({ policyId: policy.id }).toArray();
    expect(clients).toEqual([]);
  });
});
