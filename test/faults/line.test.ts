import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import { timed, timedCreate, timedRead, type Answer } from '../support/faults/timed-calls.ts';
import { TestCreateDocument } from '../support/operations.generated.ts';
import { ensureBuilt } from '../support/process.ts';
import type { Session } from '../support/session.ts';

/** The bounds of the oracles O6 and O7, with what a busy machine adds. */
const readMs = 2_500;
const writeMs = 5_500;
const recoveryMs = 10_000;

let world: FaultWorld;
let gateway: FaultyGateway;
let admin: Session;
let clientId = '';

beforeAll(async () => {
  await ensureBuilt();
  world = await createFaultWorld();
  [gateway] = world.gateways as [FaultyGateway];
  admin = await world.as('admin');
  clientId = await created();
}, 120_000);

afterAll(() => world.stop());

async function created(): Promise<string> {
  const { data, errors } = await admin.ask(TestCreateDocument, { input: goodClient() });
  expect(errors).toEqual([]);
  return data.createOidcClient.oidcClient?.id ?? '';
}

const read = (): Promise<Answer> => timedRead(admin, clientId);
const write = (): Promise<Answer> => timedCreate(admin);
const statusOf = async (page: 'live' | 'ready') => (await fetch(`${gateway.url}/health/${page}`)).status;

async function untilReady(): Promise<number> {
  const { ms } = await timed(async () => {
    while ((await statusOf('ready')) !== 200) await sleep(50);
  });
  return ms;
}

interface Loss {
  readonly name: string;
  readonly begin: () => Promise<void> | void;
  /** How long it may take until it shows that the database is gone. */
  readonly noticedMs: number;
}

/** `pass` ends all of them. */
const losses: readonly Loss[] = [
  { name: 'nobody listens', begin: () => gateway.line.refuse(), noticedMs: 0 },
  {
    name: 'nothing goes through, and sockets stay open',
    begin: () => {
      gateway.line.stall();
    },
    noticedMs: 2_000,
  },
  {
    name: 'every request takes 10 s longer',
    begin: () => {
      gateway.line.slow(10_000);
    },
    noticedMs: 2_000,
  },
];

const many = 100;
const readAtOnce = () => Promise.all(Array.from({ length: many }, read));

describe.each(losses)('while the database is lost: $name', ({ begin, noticedMs }) => {
  beforeAll(async () => {
    // as many connections as the pool takes are open, and known to work
    await readAtOnce();
    await begin();
  });

  afterAll(async () => {
    await gateway.line.pass();
    await untilReady();
  }, 30_000);

  it('reads that are under way answer UNAVAILABLE in time', async () => {
    const answers = await readAtOnce();
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(readMs + noticedMs);
  });

  it('nothing hangs: not a read, not a write, and it is said to be alive and not ready', async () => {
    const [reads, writes, health] = await Promise.all([
      readAtOnce(),
      Promise.all(Array.from({ length: 20 }, write)),
      timed(() => Promise.all([statusOf('live'), statusOf('ready')])),
    ]);
    expect(new Set(reads.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    for (const { code } of writes) expect(['UNAVAILABLE', 'OUTCOME_UNKNOWN']).toContain(code);
    expect(health.result).toEqual([200, 503]);
    expect(Math.max(health.ms, ...reads.map(({ ms }) => ms))).toBeLessThan(readMs);
    expect(Math.max(...writes.map(({ ms }) => ms))).toBeLessThan(writeMs);
  });

  it('works again by itself', async () => {
    const { ms } = await timed(async () => {
      await gateway.line.pass();
      await untilReady();
      for (;;) {
        const answers = [await read(), await write()];
        if (answers.every(({ code }) => code === 'OK')) return;
        await sleep(50);
      }
    });
    expect(ms).toBeLessThan(recoveryMs);
  });
});

describe('connections that break', () => {
  it('under a burst of reads and writes cost no read, and no write gets an untrue answer', async () => {
    const codes = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const under = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? read() : write()));
      await sleep(5 * round);
      gateway.line.cut();
      for (const { code } of await Promise.all(under)) codes.add(code);
    }
    expect(gateway.output().match(/.*INTERNAL_SERVER_ERROR.*/g) ?? []).toEqual([]);
    codes.delete('OUTCOME_UNKNOWN');
    codes.delete('UNAVAILABLE');
    expect([...codes]).toEqual(['OK']);
    expect((await read()).code).toBe('OK');
    expect((await write()).code).toBe('OK');
  });
});
