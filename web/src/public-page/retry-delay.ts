const delayMsFirst = 400;
const delayMsMax = 5_000;

/** Waiting time before reconnection number `attempt` (from 0): doubles up to 5 s, with jitter against stampedes. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(delayMsMax, delayMsFirst * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + random() * (ceiling / 2);
}
