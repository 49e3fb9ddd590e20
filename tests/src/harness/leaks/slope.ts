/** A value at a time. */
export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

/** How much the value grows in a minute: the median of all pairs (Theil and Sen), which single outliers do not move. */
export function slopePerMinute(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, at) =>
    samples.slice(at + 1).map((other) => (other.value - one.value) / (other.atMs - one.atMs)),
  );
  slopes.sort((one, other) => one - other);
  return (slopes[Math.floor(slopes.length / 2)] ?? Number.NaN) * 60_000;
}
