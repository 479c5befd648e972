/** More than one is enough to know. */
const mostKept = 2;

/**
 * Tells a message that the hub will not take from a hub that takes nothing: the records whose newest message failed
 * since the hub last took any. One that fails alone, while the hub answers, has itself to blame.
 */
export class Suspicion {
  private readonly failing = new Set<string>();
  private hasTaken = false;

  /** Nothing is known of the hub yet, whatever was known before somebody else was at work. */
  begin(): void {
    this.failing.clear();
    this.hasTaken = false;
  }

  isAlone(aggregate: string): boolean {
    return [...this.failing].every((other) => other === aggregate);
  }

  /** Later failures of the same message say nothing new about a hub that has taken others. */
  failed(aggregate: string, isFirst: boolean): void {
    if ((isFirst || !this.hasTaken) && this.failing.size < mostKept) this.failing.add(aggregate);
  }

  accepted(): void {
    this.failing.clear();
    this.hasTaken = true;
  }
}
