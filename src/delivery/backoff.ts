interface Pauses {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const ofClients: Pauses = { firstPauseMs: 500, longestPauseMs: 60_000 };

/** The pause after a failure: doubled each time, and half of it left to chance so that not all come back at once. */
export function pauseAfter(attempts: number, { firstPauseMs, longestPauseMs }: Pauses = ofClients): number {
  const whole = Math.min(firstPauseMs * 2 ** Math.min(attempts, 16), longestPauseMs);
  return Math.round(whole * (0.5 + Math.random() / 2));
}
