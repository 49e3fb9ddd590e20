import { backoffMs } from './backoff.js';
import type { EventLog } from './event-log.js';
import { Wakeup } from './wakeup.js';

export interface WorkLoop {
  wake(): void;
  /** Resolves when the running step has ended; no further one starts. */
  stop(): Promise<void>;
}

/** The pause between failing steps: short enough to be back within seconds of a database's return. */
const errorBackoff = { baseMs: 50, capMs: 2_000 };

/**
 * Repeats `step` while it answers true (there may be more), else waits for a wake-up or `pollMs`.
 * A step that throws is logged and repeated with a growing pause; the loop ends only by `stop()`.
 */
export function startWorkLoop(options: {
  readonly name: string;
  readonly pollMs: number;
  readonly log: EventLog;
  readonly step: () => Promise<boolean>;
}): WorkLoop {
  const { name, pollMs, log, step } = options;
  const wakeup = new Wakeup();
  const pause = new Wakeup();
  let stopping = false;

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping) {
      try {
        const more = await step();
        failures = 0;
        if (!more && !stopping) await wakeup.wait(pollMs);
      } catch (error) {
        failures += 1;
        if (stopping) return;
        log.warn({ err: error, loop: name, failures }, 'event loop step failed; it will be repeated');
        await pause.wait(backoffMs(failures, errorBackoff));
      }
    }
  };
  const ended = run();

  return {
    wake: () => wakeup.wake(),
    stop: async () => {
      stopping = true;
      wakeup.wake();
      pause.wake();
      await ended;
    },
  };
}
