import { setTimeout as delay } from 'node:timers/promises';

/** One request of a steady load. */
export interface Sent {
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
  readonly ms: number;
  readonly ok: boolean;
  /** Why it was not. */
  readonly reason?: string;
}

/** Sends so many requests a second, whether or not they are answered, while `work` runs. `ask` resolves to whether all was well. */
export async function steadyLoad(
  perSecond: number,
  ask: () => Promise<boolean>,
  work: () => Promise<void>,
): Promise<readonly Sent[]> {
  let isOver = false;
  const sent: Promise<Sent>[] = [];
  const send = async (): Promise<Sent> => {
    const atMs = performance.now();
    try {
      return { atMs, ok: await ask(), ms: performance.now() - atMs };
    } catch (error) {
      return { atMs, ok: false, ms: performance.now() - atMs, reason: (error as Error).message };
    }
  };
  const startedMs = performance.now();
  const sending = (async () => {
    while (!isOver) {
      sent.push(send());
      await delay(Math.max(0, startedMs + (sent.length * 1_000) / perSecond - performance.now()));
    }
  })();
  try {
    await work();
  } finally {
    isOver = true;
  }
  await sending;
  return Promise.all(sent);
}
