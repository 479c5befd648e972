import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from '../support/process.ts';
import { tellUnder, type Blow, type Telling } from './every-change-lane.ts';

/** How long a caller may wait, with what a busy machine adds. */
const longestAnswerMs = 5_500;
const limitMs = 240_000;

/** Of the longest transaction, before its commit. */
const steps = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const blows: readonly Blow[] = [
  ...steps.map((step): Blow => ({ step, moment: 'before', effect: 'cut' })),
  { step: 'commit', moment: 'before', effect: 'cut' },
  { step: 'commit', moment: 'after', effect: 'cut' },
  { step: 'commit', moment: 'after', effect: 'lose' },
  { step: 'commit', moment: 'before', effect: 'kill' },
  { step: 'commit', moment: 'after', effect: 'kill' },
];

let calm: Telling;
let tellings: Telling[] = [];

beforeAll(async () => {
  await ensureBuilt();
  [calm, ...tellings] = (await Promise.all([null, ...blows].map(tellUnder))) as [Telling, ...Telling[]];
  for (const [index, { met, slowestMs }] of tellings.entries()) {
    const what = Object.values(blows[index] ?? {}).join(' ');
    process.stdout.write(`every change, ${what}: ${met.length} met, slowest answer ${slowestMs} ms\n`);
  }
}, limitMs);

describe('every change there is, sent until it is answered', () => {
  it('leaves something behind, in no more steps than are struck', () => {
    expect(calm.complaints).toEqual([]);
    expect(calm.answers.length).toBeGreaterThan(35);
    expect(calm.steps).toBe(steps.length + 1);
  });

  it.each(blows.map((blow, index) => ({ ...blow, index })))(
    'is answered and kept as if nothing had happened: $effect $moment $step',
    ({ step, index }) => {
      const { answers, traces } = calm;
      expect(tellings[index]).toMatchObject({ answers, traces, complaints: [] });
      expect(tellings[index]?.slowestMs).toBeLessThan(longestAnswerMs);
      expect(tellings[index]?.met.length).toBeGreaterThan(step === 'commit' ? 35 : 0);
    },
  );
});
