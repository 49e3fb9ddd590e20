import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import Stripe from 'stripe';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Answer = Awaited<ReturnType<HttpClient['makeRequest']>>;

const retriesMax = 3;
const pauseMaxMs = 10_000;

export interface RetryRules {
  /** For a call with all its repetitions. */
  readonly timeoutMs: number;
  /** Pause before the first repetition; doubles with each. */
  readonly pauseMs: number;
}

/**
 * Repeats calls that had no answer, or one that says to come again (409, 429, 5xx), with the same idempotency key:
 * at most 3 times, after `pauseMs * 2^i` and never more than 10 s; then the last fault stands. The SDK's own
 * repetitions begin too early and end too late for somebody who waits; it is told to make none.
 */
export function retryingHttpClient(
  { timeoutMs, pauseMs }: RetryRules,
  inner: HttpClient = Stripe.createNodeHttpClient(),
): HttpClient {
  const makeRequest: HttpClient['makeRequest'] = async (...request) => {
    const deadline = Date.now() + timeoutMs;
    for (let retry = 0; ; retry += 1) {
      const pause = Math.min(pauseMs * 2 ** retry, pauseMaxMs);
      const isLast = (): boolean => retry === retriesMax || Date.now() + pause >= deadline;
      try {
        request[7] = Math.max(1, deadline - Date.now());
        const answer = await inner.makeRequest(...request);
        if (!asksToComeAgain(answer) || isLast()) return answer;
        (answer.getRawResponse() as IncomingMessage).resume();
      } catch (error) {
        if (isLast()) throw withoutCode(error);
      }
      await delay(pause);
    }
  };
  return { getClientName: () => inner.getClientName(), makeRequest };
}

function asksToComeAgain(answer: Answer): boolean {
  const advice = answer.getHeaders()['stripe-should-retry'];
  if (advice === 'true' || advice === 'false') return advice === 'true';
  const status = answer.getStatusCode();
  return status === 409 || status === 429 || status >= 500;
}

/** The SDK repeats a call whose connection was closed once more by itself, which it knows by the code. */
function withoutCode(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(message, { cause: error });
}
