export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Of the medians, with its sign. */
export function differenceOf(samples: readonly number[], baseline: readonly number[]): string {
  const percent = (percentile(samples, 50) / percentile(baseline, 50) - 1) * 100;
  return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
}
