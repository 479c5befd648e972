const soonDays = 30;
const dayMs = 24 * 3_600_000;

/** What ends before this is to be renewed: it has ended, or will within 30 days. */
export function soonEnd(now: Date): Date {
  return new Date(now.getTime() + soonDays * dayMs);
}
