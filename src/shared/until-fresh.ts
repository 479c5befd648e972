import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './errors/index.ts';
import { DuplicateRecord, StaleDecision } from './unit-of-work.ts';

const mostAttempts = 10;
const longestPauseMs = 20;

/** Runs a use case again, from its reads on, when what it read was changed before its write. */
export async function untilFresh<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleDecision || error instanceof DuplicateRecord)) throw error;
      if (tries === mostAttempts) throw new Failure('UNAVAILABLE', { cause: error });
      await pause(Math.random() * longestPauseMs * tries);
    }
  }
}
