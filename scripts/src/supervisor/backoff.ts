const firstMs = 100;
/** Longest pause, unless something else is asked for. */
const longestMs = 5_000;
/** A process that lived this long is healthy again: the next restart is quick. */
const healthyAfterMs = 10_000;

/** Waiting times between restarts of one process: 100 ms, doubling to 5 s, from the start again after 10 s of life. */
export class Backoff {
  private failures = 0;

  constructor(private readonly delayMaxMs = longestMs) {}

  /** Milliseconds to wait before the next start of a process that has just ended after `livedMs`. */
  nextDelayMs(livedMs: number): number {
    if (livedMs >= healthyAfterMs) this.failures = 0;
    const delayMs = Math.min(this.delayMaxMs, firstMs * 2 ** this.failures);
    this.failures += 1;
    return delayMs;
  }
}
