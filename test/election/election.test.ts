import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { takeDump, type Dump } from '../support/faults/dump.ts';
import type { Observation } from '../support/faults/history.ts';
import { judge } from '../support/faults/oracles.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, type GatewayProcess } from '../support/process.ts';
import { sessionAs } from '../support/session.ts';
import { startReplicaSet, type ReplicaSet } from './replica-set.ts';
import { isSettled, writeUntil, type KeyedAnswer } from './writer.ts';

interface Fault {
  readonly what: string;
  /** When it was over with the old primary. */
  readonly at: number;
}

const writers = 4;
const stepDowns = 3;
const backAfterMs = 10_000;
/** Writing goes on undisturbed for so long between two faults. */
const calmMs = 2_500;
const deadForMs = 3_000;
/** No write goes on for longer after its caller has been told that nobody knows. */
const aftermathMs = 4_000;

let gateway: GatewayProcess;
let history: Observation[] = [];
let keyed: KeyedAnswer[] = [];
let dump: Dump;
let elections = 0;
const faults: Fault[] = [];

beforeAll(async () => {
  await ensureBuilt();
  const dataDir = await newDataDir();
  const set = await startReplicaSet(dataDir);
  gateway = await startGatewayProcess({ DATA_DIR: dataDir, MONGODB_URI: set.uri, LOG_LEVEL: 'warn' });
  const session = await sessionAs('partner', gateway.url);
  const over = new AbortController();
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => writeUntil(over.signal, session, writer)));
  try {
    await disturb(set);
  } finally {
    over.abort();
  }
  const written = await writing;
  history = written.flatMap((one) => one.history);
  keyed = written.flatMap((one) => one.keyed);
  await sleep(aftermathMs);
  dump = await takeDump({ db: set.client.db() }, null);
  await set.stop();
  process.stdout.write(`election: ${figures()}\n`);
}, 120_000);

async function disturb(set: ReplicaSet): Promise<void> {
  const before = await set.elections();
  await sleep(calmMs);
  for (let index = 0; index < stepDowns; index += 1) {
    await set.stepDown();
    faults.push({ what: 'step-down', at: performance.now() });
    await sleep(calmMs);
  }
  const killed = await set.killPrimary();
  faults.push({ what: 'kill', at: performance.now() });
  await sleep(deadForMs);
  await killed.startAgain();
  await sleep(calmMs);
  elections = (await set.elections()) - before;
}

const successes = (): Observation[] => history.filter(({ outcome }) => outcome.kind === 'ok');

/** Until a write that was asked for afterwards had succeeded. */
function backAfter({ at }: Fault): number {
  return Math.min(...successes().flatMap(({ began, ended }) => (began >= at ? [ended - at] : [])));
}

function longestGapMs(): number {
  const moments = successes()
    .map(({ ended }) => ended)
    .sort((a, b) => a - b);
  return Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
}

function figures(): string {
  const counts = new Map<string, number>();
  for (const { outcome } of history) {
    const kind = outcome.kind === 'ok' ? 'ok' : `${outcome.kind} ${outcome.code}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const slowest = Math.max(...history.map(({ began, ended }) => ended - began));
  return [
    `operations ${history.length}`,
    ...[...counts].map(([kind, count]) => `${kind} ${count}`),
    `asked again ${keyed.filter(({ tries }) => tries > 1).length}`,
    `versions ${dump.entries.length}`,
    `elections ${elections}`,
    ...faults.map((fault) => `back ${Math.round(backAfter(fault))} ms after ${fault.what}`),
    `longest gap ${Math.round(longestGapMs())} ms`,
    `slowest answer ${Math.round(slowest)} ms`,
  ].join(', ');
}

describe('while the replica set elects other primaries', () => {
  it('what was acknowledged survives, nothing is doubled, and no answer is a lie', () => {
    expect(judge(history, dump)).toEqual([]);
    expect(successes().length).toBeGreaterThan(history.length / 2);
  });

  it('the gateway takes writes again soon after each fault, without a restart', () => {
    expect(faults).toHaveLength(stepDowns + 1);
    expect(elections).toBeGreaterThanOrEqual(faults.length);
    for (const fault of faults) expect(backAfter(fault)).toBeLessThan(backAfterMs);
    expect(longestGapMs()).toBeLessThan(backAfterMs);
  });

  it('who asks again with the key learns that it was done', () => {
    expect(keyed.some(({ tries }) => tries > 1)).toBe(true);
    expect(keyed.filter(({ outcome }) => !isSettled(outcome) || outcome.kind === 'refused')).toEqual([]);
  });

  it('no answer was an internal error', () => {
    const { stdout, stderr } = gateway.output();
    const lines = (stdout + stderr).split('\n');
    expect(lines.filter((line) => /INTERNAL_SERVER_ERROR|unexpected error|unhandled/.test(line))).toEqual([]);
    expect(history.filter(({ outcome }) => outcome.kind === 'unknown' && outcome.code !== 'OUTCOME_UNKNOWN')).toEqual(
      [],
    );
  });
});
