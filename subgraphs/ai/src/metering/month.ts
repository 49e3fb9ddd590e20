/** A stretch of time; the end is no longer part of it. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** The calendar month, by UTC, in which `at` lies. */
export function monthOf(at: Date): Period {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { start: new Date(Date.UTC(year, month)), end: new Date(Date.UTC(year, month + 1)) };
}
