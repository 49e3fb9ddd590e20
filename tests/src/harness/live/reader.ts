import WebSocket from 'ws';
import { percentile } from '../load/percentile.js';

const query = 'subscription Read($after: Int) { feed(afterSeq: $after) { seq sentAtMs text } }';
const init = JSON.stringify({ type: 'connection_init' });
/** The beginning of an event's message as the query orders it: reading it all would measure the reader. */
const entryHead =
  /^\{"id":"feed","type":"next","payload":\{"data":\{"feed":\{"seq":(\d+),"sentAtMs":([\d.]+),/;
const headBytes = 120;
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
    return percentile(this.latenciesMs, quantile);
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
    this.socket = new WebSocket(url, 'graphql-transport-ws', {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    this.socket.on('open', () => this.socket.send(init));
    this.socket.on('message', (data: Buffer) => this.receive(data));
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
      if (this.stopped) return;
      const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.retries) * (0.5 + Math.random());
      this.retries += 1;
      setTimeout(() => this.connect(), delayMs);
    });
  }

  private receive(data: Buffer): void {
    const head = data.toString('latin1', 0, headBytes);
    const [, seq, sentAtMs] = entryHead.exec(head) ?? [];
    if (seq !== undefined) this.note(Number(seq), Number(sentAtMs));
    else if (head.includes('"connection_ack"')) this.subscribe();
    else this.seen.faults += 1;
  }

  private subscribe(): void {
    this.connections += 1;
    this.retries = 0;
    const variables = this.lastSeq === undefined ? {} : { after: this.lastSeq };
    this.socket.send(JSON.stringify({ id: 'feed', type: 'subscribe', payload: { query, variables } }));
  }

  private note(seq: number, sentAtMs: number): void {
    if (this.lastSeq !== undefined && seq !== this.lastSeq + 1) this.seen.faults += 1;
    this.lastSeq = seq;
    this.received += 1;
    this.seen.latenciesMs.push(performance.now() - sentAtMs);
  }
}
