import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import { timedCreate, timedRead, type Answer } from '../support/faults/timed-calls.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import { ensureBuilt } from '../support/process.ts';
import type { Session } from '../support/session.ts';

let world: FaultWorld;
let gateway: FaultyGateway;
let admin: Session;
let clientId = '';

beforeAll(async () => {
  await ensureBuilt();
  world = await createFaultWorld({ options: '&maxPoolSize=5' });
  [gateway] = world.gateways as [FaultyGateway];
  admin = await world.as('admin');
  const { data } = await admin.ask(TestCreateDocument, { input: goodClient() });
  clientId = data.createOidcClient.oidcClient?.id ?? '';
}, 120_000);

afterAll(() => world.stop());

const read = (): Promise<Answer> => timedRead(admin, clientId);
const write = (): Promise<Answer> => timedCreate(admin);

/** Besides the pool the driver keeps two, to watch the server. */
async function connections(): Promise<number> {
  const admin = world.database.client.db('admin');
  const look = [
    { $currentOp: { allUsers: true, idleConnections: true } },
    { $match: { appName: `${world.database.name}-0` } },
  ];
  return (await admin.aggregate(look).toArray()).length;
}

const codesOf = (answers: readonly Answer[]): string[] => [...new Set(answers.map(({ code }) => code))].sort();
const slowest = (answers: readonly Answer[]): number => Math.max(...answers.map(({ ms }) => ms));
const sendAll = () =>
  Promise.all([Promise.all(Array.from({ length: 180 }, read)), Promise.all(Array.from({ length: 20 }, write))]);

describe('two hundred callers of a gateway whose address says that it may open five connections', () => {
  it('are served or told so in time while the database is slow', async () => {
    gateway.line.slow(300);
    const [reads, writes] = await sendAll();
    expect(codesOf([...reads, ...writes])).toEqual(['OK', 'UNAVAILABLE']);
    const told = [...reads, ...writes].filter(({ code, ms }) => code === 'UNAVAILABLE' && ms < 2_000);
    expect(told.length).toBeGreaterThan(100);
    expect(slowest(reads)).toBeLessThan(4_500);
    expect(slowest(writes)).toBeLessThan(5_500);
  }, 60_000);

  it('are all served, at once, when it is quick again', async () => {
    await gateway.line.pass();
    const answers = (await sendAll()).flat();
    expect(codesOf(answers)).toEqual(['OK']);
    expect(slowest(answers)).toBeLessThan(5_500);
    expect(await connections()).toBeLessThanOrEqual(5 + 2);
    expect(gateway.output()).not.toMatch(/INTERNAL_SERVER_ERROR|unexpected error/);
  }, 60_000);
});
