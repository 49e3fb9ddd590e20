import { once } from 'node:events';
import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import WebSocket, { type ClientOptions as SocketOptions } from 'ws';
import type { Answer } from './test-platform.js';

/** A graphql-ws client that does not reconnect. */
export function connectClient(url: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
}

/** What one operation over a socket brought: its answers, then how it ended. */
export class SocketOperation {
  readonly answers: Answer[] = [];
  /** `complete`, or the errors or the close event that ended it. */
  end: unknown;
  private readonly waiting = new Set<() => void>();
  readonly dispose: () => void;

  constructor(client: Client, query: string, variables?: Record<string, unknown>) {
    this.dispose = client.subscribe(
      { query, variables: variables ?? null },
      {
        next: (answer) => this.note(() => this.answers.push(answer as Answer)),
        error: (error) => this.note(() => (this.end = error)),
        complete: () => this.note(() => (this.end ??= 'complete')),
      },
    );
  }

  /** Resolves when `count` answers have come. */
  async received(count: number): Promise<Answer[]> {
    await this.until(() => this.answers.length >= count);
    return this.answers;
  }

  /** Resolves with how the operation ended. */
  async ended(): Promise<unknown> {
    await this.until(() => this.end !== undefined);
    return this.end;
  }

  private note(record: () => void): void {
    record();
    for (const check of this.waiting) check();
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        const check = () => {
          this.waiting.delete(check);
          resolve();
        };
        this.waiting.add(check);
      });
    }
  }
}

/** A socket that speaks raw frames. */
export class RawSocket {
  readonly messages: Record<string, unknown>[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) =>
      this.messages.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>),
    );
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  /** Resolves when the socket is open. */
  static async open(
    url: string,
    protocol = 'graphql-transport-ws',
    options: SocketOptions = {},
  ): Promise<RawSocket> {
    const socket = new WebSocket(url, protocol, options);
    const raw = new RawSocket(socket);
    await once(socket, 'open');
    return raw;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Resolves with the first message of the type. */
  async message(type: string): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.messages.find((message) => message['type'] === type);
      if (found) return found;
      await Promise.race([once(this.socket, 'message'), this.closed]);
      if (
        this.socket.readyState !== WebSocket.OPEN &&
        !this.messages.some((message) => message['type'] === type)
      ) {
        throw new Error(`closed before a message of type ${type}`);
      }
    }
  }
}
