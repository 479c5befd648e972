import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { until } from '../delivery/setting.ts';
import { goodClient } from '../support/client-input.ts';
import { createClient } from '../support/faults/calls.ts';
import { takeDump } from '../support/faults/dump.ts';
import type { CommandFault } from '../support/faults/failpoint.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import type { Observation, Outcome } from '../support/faults/history.ts';
import { judge } from '../support/faults/oracles.ts';
import {
  TestClientDocument,
  TestCreatePolicyGroupDocument,
  TestDeactivatePolicyGroupDocument,
} from '../support/operations.generated.ts';
import { ensureBuilt } from '../support/process.ts';
import type { Session } from '../support/session.ts';

/** Oracle O6, with what a busy machine adds. */
const writeMs = 5_500;
const forEver = 1_000;
/** Others write the same: that is no outage. */
const writeConflict = 112;
const transient = ['TransientTransactionError'];
const uncertain = ['UnknownTransactionCommitResult'];

let world: FaultWorld;
let gateway: FaultyGateway;
let session: Session;
const history: Observation[] = [];

beforeAll(async () => {
  await ensureBuilt();
  world = await createFaultWorld();
  [gateway] = world.gateways as [FaultyGateway];
  session = await world.as('partner');
}, 120_000);

beforeEach(() => world.endFailing());

afterAll(async () => {
  process.stdout.write(`failing commands: ${history.length} creates\n`);
  await world.stop();
});

async function create(): Promise<{ outcome: Outcome; ms: number; id: string }> {
  const name = `Create ${history.length}`;
  const input = goodClient({ name });
  const id = deriveClientId(input.publicKey as never);
  const began = performance.now();
  const outcome = await createClient(session, 'graphql', input);
  const ended = performance.now();
  const facts = { step: history.length, kind: 'create', clientId: id, mark: name, expectedVersion: null } as const;
  history.push({ ...facts, began, ended, outcome });
  return { outcome, ms: ended - began, id };
}

const codeOf = (outcome: Outcome): string => (outcome.kind === 'ok' ? 'OK' : outcome.code);

interface Case {
  readonly what: string;
  readonly times: number;
  readonly fault: CommandFault;
  /** What a caller may be told. */
  readonly codes: readonly string[];
}

/** What passes is gone over in silence; what lasts is said, and what nobody can know is said to be unknown. */
const cases: readonly Case[] = [
  ...['insert', 'update', 'commitTransaction'].flatMap((command): Case[] => [
    {
      what: `the connection breaks once at ${command}`,
      times: 1,
      fault: { failCommands: [command], closeConnection: true },
      codes: ['OK'],
    },
    {
      what: `the connection breaks at every ${command}`,
      times: forEver,
      fault: { failCommands: [command], closeConnection: true },
      codes: command === 'commitTransaction' ? ['OUTCOME_UNKNOWN', 'UNAVAILABLE'] : ['UNAVAILABLE'],
    },
  ]),
  ...[10_107, 91, 112, 11_602, 251].flatMap((errorCode): Case[] => [
    {
      what: `one insert fails with ${errorCode}, to be tried again`,
      times: 1,
      fault: { failCommands: ['insert'], errorCode, errorLabels: transient },
      codes: ['OK'],
    },
    {
      what: `every insert fails with ${errorCode}`,
      times: forEver,
      fault: { failCommands: ['insert'], errorCode, errorLabels: transient },
      codes: errorCode === writeConflict ? ['VERSION_CONFLICT'] : ['UNAVAILABLE'],
    },
    {
      what: `one commit ends with ${errorCode} and an unknown result`,
      times: 1,
      fault: { failCommands: ['commitTransaction'], errorCode, errorLabels: uncertain },
      codes: ['OK'],
    },
    {
      what: `one commit fails with ${errorCode}, to be tried again from the start`,
      times: 1,
      fault: { failCommands: ['commitTransaction'], errorCode, errorLabels: transient },
      codes: ['OK'],
    },
  ]),
  {
    what: 'a commit is carried out, and its write concern is not met',
    times: 1,
    fault: { failCommands: ['commitTransaction'], writeConcernError: { code: 100, errmsg: 'not enough members' } },
    codes: ['OK'],
  },
  {
    what: 'an insert is slow',
    times: 1,
    fault: { failCommands: ['insert'], blockConnection: true, blockTimeMS: 1_000 },
    codes: ['OK'],
  },
  {
    what: 'the database takes longer for an insert than anybody waits',
    times: 1,
    fault: { failCommands: ['insert'], blockConnection: true, blockTimeMS: 8_000 },
    codes: ['UNAVAILABLE'],
  },
  {
    what: 'the database takes longer for a commit than anybody waits',
    times: 1,
    fault: { failCommands: ['commitTransaction'], blockConnection: true, blockTimeMS: 8_000 },
    codes: ['OUTCOME_UNKNOWN'],
  },
  {
    what: 'the disk is full',
    times: forEver,
    fault: { failCommands: ['insert'], errorCode: 14_031 },
    codes: ['UNAVAILABLE'],
  },
];

describe('a create while the database fails', () => {
  it.each(cases)('answers $codes in time when $what, and the next one succeeds', async ({ times, fault, codes }) => {
    await gateway.fail(times, fault);
    const { outcome, ms } = await create();
    await world.endFailing();
    expect(codes).toContain(codeOf(outcome));
    expect(ms).toBeLessThan(writeMs);
    expect(codeOf((await create()).outcome)).toBe('OK');
  });

  it('ends in time when what it counts is not answered', async () => {
    const admin = await world.as('admin');
    const { data } = await admin.ask(TestCreatePolicyGroupDocument, { input: { name: 'Counted', description: 'a' } });
    const { id = '', version: expectedVersion = 0 } = data.createPolicyGroup.policyGroup ?? {};
    await gateway.fail(forEver, { failCommands: ['aggregate'], blockConnection: true, blockTimeMS: 8_000 });
    const began = performance.now();
    const { errors } = await admin.ask(TestDeactivatePolicyGroupDocument, { input: { id, expectedVersion } });
    expect(errors[0]?.extensions.code).toBe('UNAVAILABLE');
    expect(performance.now() - began).toBeLessThan(writeMs);
  });

  it('leaves reads as they are when only writes fail', async () => {
    const { id } = await create();
    await gateway.fail(forEver, { failCommands: ['insert', 'update', 'commitTransaction'], errorCode: 14_031 });
    const { data } = await session.ask(TestClientDocument, { id });
    expect(data.oidcClient?.id).toBe(id);
  });

  it.each<CommandFault>([
    { failCommands: ['update'], errorCode: 14_031 },
    { failCommands: ['update'], blockConnection: true, blockTimeMS: 5_000 },
    { failCommands: ['update'], writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } },
  ])('shows that it is not ready, and alive: %j', async (fault) => {
    const statusOf = async (page: string) => (await fetch(`${gateway.url}/health/${page}`)).status;
    await until(async () => (await statusOf('ready')) === 200);
    await gateway.fail(forEver, fault);
    await until(async () => (await statusOf('ready')) === 503);
    expect(await statusOf('live')).toBe(200);
    await world.endFailing();
    await until(async () => (await statusOf('ready')) === 200);
  });

  it('reads again what a broken connection has not answered', async () => {
    const { id } = await create();
    await gateway.fail(1, { failCommands: ['find'], closeConnection: true });
    const { data, errors } = await session.ask(TestClientDocument, { id });
    expect([data.oidcClient?.id, errors]).toEqual([id, []]);
  });

  it('has told nobody a lie, and left nothing half written', async () => {
    // what is still under way in the database ends with its budget
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(judge(history, await takeDump(world.database, null))).toEqual([]);
    expect(gateway.output()).not.toMatch(/INTERNAL_SERVER_ERROR|unexpected error/);
  });
});
