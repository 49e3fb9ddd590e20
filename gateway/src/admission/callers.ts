import { gatewayError } from '../errors/gateway-error.js';
import type { EndedSessions } from '../identity/ended-sessions.js';
import type { AccessKeys } from './access-keys.js';
import { anonymousCaller, authenticate, unauthenticated, type Caller } from './access-token.js';

const longestTimerMs = 2 ** 31 - 1;
/** How long a token waits, after the start of the gateway, until users has said which sessions ended. */
const knownWithinMs = 2_000;

/** Why a caller is one no longer. */
export type CallerEnd = 'Access token expired' | 'Session ended';

/** Who calls, and until when they may. */
export interface Callers {
  /**
   * The caller behind an `Authorization` value, anonymous without one. Throws `UNAUTHENTICATED` (401) on anything but one
   * genuine, unexpired access token of a session that has not ended, and `UPSTREAM_UNAVAILABLE` (503) while users has
   * not yet said what that takes.
   */
  authenticate(authorization: string | undefined): Promise<Caller>;
  /** Calls `end` once, when a member's token expires or their session ends, never for others. Returns what stops that. */
  watch(caller: Caller, end: (why: CallerEnd) => void): () => void;
}

/** Where nobody signs in everybody is anonymous. */
export const anonymousCallers: Callers = {
  authenticate: () => Promise.resolve(anonymousCaller),
  watch: () => () => undefined,
};

/** The callers that users knows. */
export class MemberCallers implements Callers {
  private isKnown = false;

  constructor(
    private readonly keys: AccessKeys,
    private readonly ended: EndedSessions,
  ) {}

  async authenticate(authorization: string | undefined): Promise<Caller> {
    if (authorization === undefined) return anonymousCaller;
    const caller = await authenticate(authorization, this.keys);
    if (!this.isKnown) await this.untilKnown();
    if (this.ended.has(caller.sessionId)) throw unauthenticated();
    return caller;
  }

  watch(caller: Caller, end: (why: CallerEnd) => void): () => void {
    if (caller.kind !== 'member') return () => undefined;
    if (this.ended.has(caller.sessionId)) {
      end('Session ended');
      return () => undefined;
    }
    const stop = () => {
      clearTimeout(expiry);
      unwatch();
    };
    const endOnce = (why: CallerEnd) => {
      stop();
      end(why);
    };
    const lifeMs = caller.expiresAtSeconds * 1_000 - Date.now();
    const expiry = setTimeout(endOnce, Math.min(lifeMs, longestTimerMs), 'Access token expired');
    const unwatch = this.ended.watch(caller.sessionId, () => endOnce('Session ended'));
    return stop;
  }

  private async untilKnown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, knownWithinMs, false);
    });
    this.isKnown ||= await Promise.race([this.ended.known.then(() => true), late]);
    clearTimeout(timer);
    if (!this.isKnown)
      throw gatewayError('UPSTREAM_UNAVAILABLE', 'Sign-in cannot be checked right now.', { status: 503 });
  }
}
