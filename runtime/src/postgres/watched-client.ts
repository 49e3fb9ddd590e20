import type { Socket } from 'node:net';
import pg from 'pg';
import { onSilence } from './on-silence.js';

/** A server that is there begins a transaction at once, however busy it is. */
const beginMs = 3_000;
const begin = /^\s*(begin|start transaction)\b/i;
/** What pg says when `query_timeout` is over. */
const timedOut = 'Query read timeout';

/**
 * A connection that is closed when a query gets no answer within `query_timeout`, and the beginning of a transaction
 * within 3 s: the server behind it may be gone without a word. Pg alone would fail the query and give the connection
 * to the next one, and TCP goes on trying for a quarter of an hour.
 */
export class WatchedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // An own property, since the overloads of `query` cannot be overridden one by one.
    this.query = ((...args: unknown[]) =>
      this.watch(args[0], Reflect.apply(super.query, this, args))) as typeof this.query;
  }

  /** Closes the connection at once, without a word to the server. */
  abandon(reason: string): void {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    stream.destroy(new Error(reason));
  }

  private watch(query: unknown, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer;
    const begins = typeof query === 'string' && begin.test(query);
    const silence = begins
      ? onSilence(beginMs, () => this.abandon(`No transaction was begun in ${beginMs} ms`))
      : undefined;
    answer.then(
      () => silence?.broken(),
      (error: unknown) => {
        silence?.broken();
        if (error instanceof Error && error.message === timedOut) this.abandon(timedOut);
      },
    );
    return answer;
  }
}
