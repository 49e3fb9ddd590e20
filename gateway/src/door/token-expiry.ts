import type { Caller } from '../admission/access-token.js';

const longestTimerMs = 2 ** 31 - 1;

/** Calls `end` when the access token of a member ends, never for others. The timer answers to `clearTimeout`. */
export function atTokenExpiry(caller: Caller, end: () => void): NodeJS.Timeout | undefined {
  if (caller.kind === 'anonymous') return undefined;
  return setTimeout(end, Math.min(caller.expiresAtSeconds * 1_000 - Date.now(), longestTimerMs));
}
