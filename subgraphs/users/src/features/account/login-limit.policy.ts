import type { LoginCounter } from './login-counter.entity.js';

/** How often one counter lets an attempt through. Failed attempts stay counted. */
export interface LoginLimit {
  /** Attempts that are let through without waiting. */
  readonly attemptsMax: number;
  /** Beyond them: `none` until the counter is forgotten, or one after each `growing` pause. */
  readonly beyond: 'none' | 'growing';
  /** The counter is forgotten so long after its first attempt, or, with `growing`, after its last. */
  readonly rememberedSeconds: number;
  /** Longest pause of `growing`. */
  readonly pauseSecondsMax: number;
}

/** Seconds until an attempt may be made, 0 when it may be made now. Pauses grow from 1 s by doubling. */
export function secondsToWait(counter: LoginCounter, limit: LoginLimit): number {
  if (counter.secondsToForget <= 0 || counter.attempts < limit.attemptsMax) return 0;
  if (limit.beyond === 'none') return Math.max(1, Math.ceil(counter.secondsToForget));
  const pause = Math.min(limit.pauseSecondsMax, 2 ** (counter.attempts - limit.attemptsMax));
  return Math.max(0, Math.ceil(pause - counter.secondsSinceLast));
}
