import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { createClient } from '../support/faults/calls.ts';
import { takeDump } from '../support/faults/dump.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import type { Observation } from '../support/faults/history.ts';
import { judge } from '../support/faults/oracles.ts';
import { ensureBuilt } from '../support/process.ts';
import type { Session } from '../support/session.ts';

/** As many reads as it takes, each with its limit, and then the transaction. */
const writeMs = 12_500;

let world: FaultWorld;
let gateway: FaultyGateway;
let owner: Session;
const history: Observation[] = [];

beforeAll(async () => {
  await ensureBuilt();
  world = await createFaultWorld();
  [gateway] = world.gateways as [FaultyGateway];
  // who is no administrator, and has a key: nobody's change reads more before it is written
  owner = await world.as('partner');
}, 120_000);

afterAll(() => world.stop());

async function create(step: number): Promise<Observation> {
  const mark = `Create ${step}`;
  const input = goodClient({ name: mark });
  const clientId = deriveClientId(input.publicKey as never);
  const began = performance.now();
  const outcome = await createClient(owner, 'graphql', { ...input, idempotencyKey: randomUUID() });
  const seen = { step, kind: 'create', clientId, mark, expectedVersion: null, began, outcome } as const;
  history.push({ ...seen, ended: performance.now() });
  return { ...seen, ended: performance.now() };
}

describe('a create while every answer of the database takes longer', () => {
  it.each([
    [100, 'ok'],
    [250, 'ok'],
    [1_400, 'refused'],
  ])('by %i ms is answered in time: %s', async (delayMs, kind) => {
    gateway.line.slow(delayMs);
    const { outcome, began, ended } = await create(delayMs);
    await gateway.line.pass();
    expect(outcome).toMatchObject(kind === 'ok' ? { kind } : { kind, code: 'UNAVAILABLE' });
    expect(ended - began).toBeLessThan(writeMs);
  });

  it('by anything in between is answered in time, and truly', async () => {
    for (const delayMs of [450, 550, 650]) {
      gateway.line.slow(delayMs);
      const { began, ended } = await create(delayMs);
      await gateway.line.pass();
      expect(ended - began).toBeLessThan(writeMs);
    }
  }, 60_000);

  it('has told nobody a lie, and left nothing half written', async () => {
    // what is still under way in the database ends with its budget
    await sleep(4_000);
    expect(judge(history, await takeDump(world.database, null))).toEqual([]);
    expect(gateway.output()).not.toMatch(/INTERNAL_SERVER_ERROR|unexpected error/);
  });
});
