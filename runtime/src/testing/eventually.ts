import { setTimeout as delay } from 'node:timers/promises';

/** Resolves with the first outcome of `probe` that is not undefined; rejects when there is none in `timeoutMs`. */
export async function eventually<Value>(
  probe: () => Promise<Value | undefined> | Value | undefined,
  timeoutMs = 5_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Nothing within ${timeoutMs} ms`);
    await delay(20);
  }
}
