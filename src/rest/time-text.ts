/** The portal strips an offset, and shows a time that ends in Z wrong. */
export function timeText(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}

/** When a record was changed last; null where it never was. */
export function changeTimeText({ version, updatedAt }: { version: number; updatedAt: Date }): string | null {
  return version > 1 ? timeText(updatedAt) : null;
}
