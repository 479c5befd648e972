/** More than one is enough to know. */
const mostKept = 2;

/**
 * Tells a message that the hub will not take from a hub that takes nothing: the records whose newest message failed
 * since the hub last took any. One that fails alone, while the hub answers, has itself to blame.
 */
export class Suspicion {
  private readonly failing = new Set<string>();

  isAlone(aggregate: string): boolean {
    return [...this.failing].every((other) => other === aggregate);
  }

  /** Later failures of the same message say nothing new about the hub. */
  firstFailure(aggregate: string): void {
    if (this.failing.size < mostKept) this.failing.add(aggregate);
  }

  accepted(): void {
    this.failing.clear();
  }
}
