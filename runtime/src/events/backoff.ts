export interface Backoff {
  /** Delay before the first retry, before jitter. */
  readonly baseMs: number;
  /** No delay is longer than this. */
  readonly capMs: number;
}

/**
 * Milliseconds to wait after failed attempt number `attempt` (1 is the first): doubles each time up to the cap,
 * then between half and all of that at random, so that many failures of one cause do not return together.
 */
export function backoffMs(attempt: number, { baseMs, capMs }: Backoff, random = Math.random): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(full / 2 + (full / 2) * random());
}
