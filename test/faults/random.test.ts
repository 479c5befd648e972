import { beforeAll, describe, expect, it } from '@jest/globals';
import { judge } from '../support/faults/oracles.ts';
import { ensureBuilt } from '../support/process.ts';
import { runAtRandom, type Run } from './random-run.ts';

const seed = Number(process.env.SEED ?? 20_261_124);
const operations = Number(process.env.FAULT_OPERATIONS ?? 1_500);
const limitMs = 200_000 + operations * 200;

describe.each([
  ['java-1', seed],
  ['go-2', seed + 1],
] as const)('random changes over both doors of two gateways, while everything fails, %s', (dialect, seedOfThis) => {
  let run: Run;

  beforeAll(async () => {
    await ensureBuilt();
    run = await runAtRandom(seedOfThis, operations / 2, dialect);
    const figures = Object.entries(run.figures).map(([name, value]) => `${name} ${Math.round(value)}`);
    process.stdout.write(`${dialect}, SEED=${seed}: ${figures.join(', ')}\n`);
  }, limitMs);

  it(`leave nothing lost, nothing doubled and every copy equal (SEED=${seed})`, () => {
    expect(judge(run.history, run.dump)).toEqual([]);
    expect(run.overlapping).toEqual([]);
  });

  it(`come to rest, with an explanation for everything (SEED=${seed})`, () => {
    expect(run.figures.isQuiet).toBe(1);
    expect(run.unexplained).toEqual([]);
  });

  it(`went on all the while: most succeed, and little is left for a person to decide (SEED=${seed})`, () => {
    const { ok = 0, listed = 0, clients = 0, operations: done = 0 } = run.figures;
    expect(done).toBeGreaterThan(0.95 * (operations / 2));
    expect(ok).toBeGreaterThan(done / 3);
    expect(listed).toBeLessThan(clients / 4);
  });
});
