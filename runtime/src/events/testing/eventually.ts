import { setTimeout as pause } from 'node:timers/promises';

/** Resolves as soon as `check` answers true; throws after `timeoutMs` with what was awaited. */
export async function eventually(
  awaited: string,
  check: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${awaited}`);
    await pause(10);
  }
}
