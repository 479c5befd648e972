import { Failure } from '../shared/errors/index.ts';
import { DuplicateRecord, StaleDecision } from '../shared/unit-of-work.ts';

/** After its time is up, a change whose write was under way is looked at again so often. */
const lookAgainMs = 100;

/**
 * The time that a change has, from its first read on, however many reads it takes. Nobody waits for it after that, so it
 * must not write after that either. A write that is under way has a limit of its own, and knows what came of it.
 */
export class Deadline {
  private readonly until: number;
  private state: 'reading' | 'writing' | 'written' | 'over' = 'reading';
  /** What is known by now. */
  private verdict: Error = new Failure('UNAVAILABLE');

  constructor(limitMs: number) {
    this.until = performance.now() + limitMs;
  }

  get leftMs(): number {
    return Math.max(0, this.until - performance.now());
  }

  async around<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const overtime = new Promise<never>((_resolve, reject) => {
      const look = (): void => {
        if (this.state !== 'reading') timer = setTimeout(look, lookAgainMs);
        else {
          this.state = 'over';
          reject(this.verdict);
        }
      };
      timer = setTimeout(look, this.leftMs);
    });
    try {
      return await Promise.race([work, overtime]);
    } finally {
      clearTimeout(timer);
    }
  }

  async whileWriting<T>(write: () => Promise<T>): Promise<T> {
    if (this.state === 'over') throw new Failure('UNAVAILABLE');
    this.state = 'writing';
    try {
      const result = await write();
      this.state = 'written';
      return result;
    } catch (error) {
      this.state = 'reading';
      // where others came first it begins again, and nothing is written; else this is what there is to say
      if (!(error instanceof StaleDecision || error instanceof DuplicateRecord)) this.verdict = error as Error;
      throw error;
    }
  }
}
