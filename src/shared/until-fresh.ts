import { setTimeout as pause } from 'node:timers/promises';
import { problem, Refusal } from './errors/index.ts';
import { DuplicateRecord, StaleDecision } from './unit-of-work.ts';

const budgetMs = 4_000;
const pauseStepMs = 20;
const longestPauseMs = 250;

/** Runs a use case again, from its reads on, when what it read was changed before its write. */
export async function untilFresh<T>(
  attempt: () => Promise<T>,
  exhausted: (error: Error) => Refusal = contended,
): Promise<T> {
  const deadline = performance.now() + budgetMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleDecision || error instanceof DuplicateRecord)) throw error;
      if (performance.now() > deadline) throw exhausted(error);
      await pause(Math.random() * Math.min(pauseStepMs * tries, longestPauseMs));
    }
  }
}

export function contended(): Refusal {
  return new Refusal([
    problem('CHANGED_BY_OTHERS', [], { help: 'Nothing was written. Read it again, and send it again.' }),
  ]);
}
