import { get, type IncomingMessage } from 'node:http';
import { createClient, type Client, type ClientOptions, type ExecutionResult } from 'graphql-sse';
import type { Answer } from './test-platform.js';
import { eventually } from './eventually.js';

/** A graphql-sse client with a connection for each operation, that does not connect again. */
export function streamClient(origin: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({ url: `${origin}/graphql`, retryAttempts: 0, ...options });
}

/** What one operation over server-sent events brought: its answers, then how it ended. */
export class StreamOperation {
  readonly answers: Answer[] = [];
  /** `complete`, or the error that ended it. */
  end: unknown;
  readonly dispose: () => void;

  constructor(client: Client, query: string, variables?: Record<string, unknown>) {
    this.dispose = client.subscribe<Record<string, unknown>>(
      { query, ...(variables ? { variables } : {}) },
      {
        next: (answer: ExecutionResult<Record<string, unknown>, unknown>) =>
          this.answers.push(answer as unknown as Answer),
        error: (error) => (this.end = error),
        complete: () => (this.end ??= 'complete'),
      },
    );
  }

  /** Resolves when `count` answers have come. */
  async received(count: number): Promise<Answer[]> {
    await eventually(`${count} answers`, () => this.answers.length >= count);
    return this.answers;
  }

  /** Resolves with how the operation ended. */
  async ended(): Promise<unknown> {
    await eventually('the end', () => this.end !== undefined);
    return this.end;
  }
}

/** The head of a stream as an `EventSource` of a page of the same origin opens it, read by nobody yet. */
export function openEventSource(origin: string, query: string): Promise<IncomingMessage> {
  const headers = { accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' };
  return new Promise((resolve, reject) => {
    get(`${origin}/graphql?query=${encodeURIComponent(query)}`, { headers, agent: false }, resolve).once(
      'error',
      reject,
    );
  });
}
