/** `closed`: all may go. `probe`: one may, to see. `open`: nobody, for now. */
type BreakerState = 'closed' | 'probe' | 'open';

const failuresToOpen = 3;

interface Pauses {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Keeps an eSignet in trouble from being called by everybody: after some failures in a row one call at a time tries. */
export class Breaker {
  private readonly pauses: Pauses;
  private failures = 0;
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

  /** True when this closes it. */
  succeeded(): boolean {
    const wasOpen = this.openUntil !== null;
    this.failures = 0;
    this.pauseMs = this.pauses.firstPauseMs;
    this.openUntil = null;
    this.isProbing = false;
    return wasOpen;
  }

  /** True when this opens it. */
  failed(): boolean {
    this.failures += 1;
    if (this.openUntil === null && this.failures < failuresToOpen) return false;
    // calls that were under way when it opened change nothing
    if (this.openUntil !== null && !this.isProbing) return false;
    const opens = this.openUntil === null;
    this.openUntil = performance.now() + this.pauseMs;
    this.pauseMs = Math.min(this.pauseMs * 2, this.pauses.longestPauseMs);
    this.isProbing = false;
    return opens;
  }
}
