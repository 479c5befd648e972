/** `closed`: all may go. `probe`: one may, to see. `open`: nobody, for now. */
type BreakerState = 'closed' | 'probe' | 'open';

const failuresToOpen = 3;
/** Whatever eSignet asks for. */
const longestAskedMs = 60_000;
/** A client that has failed so often has a trouble of its own, and says nothing new about eSignet. */
const attemptsOfOwnTrouble = 6;

export interface FailedCall {
  readonly clientId: string;
  /** Before this one. */
  readonly attempts: number;
  /** eSignet may have answered so because of the client; otherwise it has not even heard of it. */
  readonly isHeard: boolean;
  /** What it asks for that is said to everybody. */
  readonly pauseMs?: number;
}

interface Pauses {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/**
 * Keeps an eSignet in trouble from being called by everybody: after failures of several clients in a row one call at a
 * time tries. Failures of one client count once: its data may be to blame.
 */
export class Breaker {
  private readonly pauses: Pauses;
  private readonly inARow = new Set<string>();
  private troubleSince = 0;
  private pauseMs: number;
  private openUntil: number | null = null;
  private isProbing = false;

  constructor(pauses: Pauses) {
    this.pauses = pauses;
    this.pauseMs = pauses.firstPauseMs;
  }

  get state(): BreakerState {
    if (this.openUntil === null) return 'closed';
    return this.isProbing || performance.now() < this.openUntil ? 'open' : 'probe';
  }

  /** How long until a probe may go. */
  get waitMs(): number {
    if (this.isProbing) return Number.POSITIVE_INFINITY;
    return this.openUntil === null ? 0 : Math.max(0, this.openUntil - performance.now());
  }

  probe(): void {
    this.isProbing = true;
  }

  /** The probe found nothing to do. */
  skipProbe(): void {
    this.isProbing = false;
  }

  /** When this closes it: how long the trouble lasted, from the first failure. */
  succeeded(): number | null {
    const troubleMs = this.openUntil === null ? null : performance.now() - this.troubleSince;
    this.inARow.clear();
    this.pauseMs = this.pauses.firstPauseMs;
    this.openUntil = null;
    this.isProbing = false;
    return troubleMs;
  }

  /** True when this opens it. */
  failed(failure: FailedCall | null = null): boolean {
    if (this.openUntil === null && !this.isEnough(failure)) return false;
    // calls that were under way when it opened change nothing
    if (this.openUntil !== null && !this.isProbing) return false;
    const opens = this.openUntil === null;
    const askedMs = failure === null || failure.isHeard ? 0 : Math.min(failure.pauseMs ?? 0, longestAskedMs);
    this.openUntil = performance.now() + Math.max(this.pauseMs, askedMs);
    this.pauseMs = Math.min(this.pauseMs * 2, this.pauses.longestPauseMs);
    this.isProbing = false;
    return opens;
  }

  private isEnough(failure: FailedCall | null): boolean {
    const suspect = failure?.isHeard === true ? failure : null;
    if (suspect !== null && suspect.attempts >= attemptsOfOwnTrouble) return false;
    if (this.inARow.size === 0) this.troubleSince = performance.now();
    this.inARow.add(suspect?.clientId ?? `nobody ${this.inARow.size}`);
    return this.inARow.size >= failuresToOpen;
  }
}
