import WebSocket from 'ws';
import type { Entry } from './feed.js';

const query = 'subscription Read($after: Int) { feed(afterSeq: $after) { seq sentAtMs text } }';
const init = JSON.stringify({ type: 'connection_init' });
const firstRetryMs = 500;
const longestRetryMs = 5_000;

/** What all readers of one test have seen. */
export class Seen {
  /** Time from the subgraph to a reader, in milliseconds. */
  readonly latenciesMs: number[] = [];
  /** Entries that came twice, too late, or not at all. */
  faults = 0;

  /** The latency that so great a share of entries did not exceed. */
  latencyMs(quantile: number): number {
    const sorted = this.latenciesMs.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * quantile) - 1] ?? Number.NaN;
  }
}

/** One reader of the feed over graphql-ws that comes back after a loss and goes on after the last entry it has. */
export class Reader {
  lastSeq: number | undefined;
  /** Connections that brought an acknowledgement. */
  connections = 0;
  /** Entries of the present connection. */
  received = 0;
  closeCode: number | undefined;
  private socket!: WebSocket;
  private retries = 0;
  private stopped = false;

  constructor(
    private readonly port: number,
    private readonly seen: Seen,
  ) {
    this.connect();
  }

  /** Reads nothing more of what comes, and does not answer. */
  pause(): void {
    this.stopped = true;
    this.socket.pause();
  }

  stop(): void {
    this.stopped = true;
    this.socket.terminate();
  }

  private connect(): void {
    this.received = 0;
    const url = `ws://127.0.0.1:${this.port}/graphql`;
    this.socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.socket.on('open', () => this.socket.send(init));
    this.socket.on('message', (data: Buffer) => this.receive(String(data)));
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
      if (this.stopped) return;
      const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.retries) * (0.5 + Math.random());
      this.retries += 1;
      setTimeout(() => this.connect(), delayMs);
    });
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as { type: string; payload?: { data?: { feed: Entry } } };
    if (message.type === 'connection_ack') {
      this.connections += 1;
      this.retries = 0;
      const variables = this.lastSeq === undefined ? {} : { after: this.lastSeq };
      this.socket.send(JSON.stringify({ id: 'feed', type: 'subscribe', payload: { query, variables } }));
    } else if (message.type === 'next') {
      const entry = message.payload?.data?.feed;
      if (!entry || (this.lastSeq !== undefined && entry.seq !== this.lastSeq + 1)) this.seen.faults += 1;
      if (!entry) return;
      this.lastSeq = entry.seq;
      this.received += 1;
      this.seen.latenciesMs.push(performance.now() - entry.sentAtMs);
    } else {
      this.seen.faults += 1;
    }
  }
}
