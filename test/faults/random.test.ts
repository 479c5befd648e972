import { beforeAll, describe, expect, it } from '@jest/globals';
import { judge } from '../support/faults/oracles.ts';
import { ensureBuilt } from '../support/process.ts';
import { runAtRandom, type Run } from './random-run.ts';

const seed = Number(process.env.SEED ?? 20_261_124);
const operations = Number(process.env.FAULT_OPERATIONS ?? 1_500);
const limitMs = 200_000 + operations * 200;

const dialects = ['java-1', 'go-2'] as const;
let runs: Run[] = [];

function runOf(index: number): Run {
  const run = runs[index];
  if (run === undefined) throw new Error('there was no such run');
  return run;
}

beforeAll(async () => {
  await ensureBuilt();
  // side by side: much of the time they wait
  runs = await Promise.all(dialects.map((dialect, index) => runAtRandom(seed + index, operations / 2, dialect)));
  for (const [index, { figures }] of runs.entries()) {
    const facts = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value)}`);
    process.stdout.write(`random, ${dialects[index] ?? ''}, SEED=${seed}: ${facts.join(', ')}\n`);
  }
}, limitMs);

describe.each(dialects.map((dialect, index) => [dialect, index] as const))(
  'random changes over both doors of two gateways, while everything fails, %s',
  (_dialect, index) => {
    it(`leave nothing lost, nothing doubled and every copy equal (SEED=${seed})`, () => {
      const { history, dump, overlapping } = runOf(index);
      expect(judge(history, dump)).toEqual([]);
      expect(overlapping).toEqual([]);
    });

    it(`come to rest, with an explanation for everything (SEED=${seed})`, () => {
      const { figures, unexplained } = runOf(index);
      expect(figures.isQuiet).toBe(1);
      expect(unexplained).toEqual([]);
    });

    it(`went on all the while: most succeed, and little is left for a person to decide (SEED=${seed})`, () => {
      const { ok = 0, listed = 0, clients = 0, operations: done = 0 } = runOf(index).figures;
      expect(done).toBeGreaterThan(0.95 * (operations / 2));
      expect(ok).toBeGreaterThan(done / 3);
      expect(listed).toBeLessThan(clients / 4);
    });
  },
);
