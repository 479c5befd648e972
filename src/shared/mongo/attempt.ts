import { Failure, problem, Refusal } from '../errors/index.ts';
import { inTime } from './in-time.ts';

/** A write that its caller waits for no longer than agreed. What goes on after that must not become a write unseen. */
export class Attempt {
  private isOver = false;
  private isCommitting = false;

  /** From here on it may be written. Refuses when nobody waits for it any more. */
  beginCommit(): void {
    if (this.isOver) throw new Failure('UNAVAILABLE');
    this.isCommitting = true;
  }

  /** It is known that nothing was written. */
  endCommit(): void {
    this.isCommitting = false;
  }

  within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
    return inTime(patienceMs, work, () => {
      this.isOver = true;
      return this.isCommitting ? outcomeUnknown() : new Failure('UNAVAILABLE');
    });
  }
}

export function outcomeUnknown(): Refusal {
  const help =
    'Send the same request again with the same idempotency key to learn what came of it; without a key, read the record first.';
  return new Refusal([problem('OUTCOME_UNKNOWN', [], { help })]);
}
