/** A push as graphql-ws hands it over. */
type Push = IteratorResult<unknown>;

/**
 * Repeats `act` until the subscription pushes something, since a subscription over WebSocket is not acknowledged.
 * Resolves to the push and the milliseconds since the act before it.
 */
export async function untilPushed(
  events: AsyncIterator<unknown>,
  act: () => Promise<unknown>,
  timeoutMs = 15_000,
): Promise<{ push: unknown; delayMs: number }> {
  const next = events.next();
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const actedAt = Date.now();
    await act();
    const arrived = await Promise.race([next, wait(1_500)]);
    if (arrived) return { push: arrived.value, delayMs: Date.now() - actedAt };
    if (Date.now() > deadline) throw new Error(`No push within ${timeoutMs} ms`);
  }
}

/** The next push that contains `text`, however many others come before it. */
export async function pushWith(events: AsyncIterator<unknown>, text: string): Promise<unknown> {
  for (;;) {
    const { value, done }: Push = await events.next();
    if (done) throw new Error(`The subscription ended before it pushed ${text}`);
    if (JSON.stringify(value).includes(text)) return value;
  }
}

function wait(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
