import { connect, type Socket } from 'node:net';
import { faultOf, UpstreamFault } from '../upstream-fault.js';
import { ReplyReader, type Reply } from './reply-reader.js';

/** What is to become of a request on a connection. */
export interface Exchange {
  /** Of the answer's body. */
  readonly bytesMax: number;
  /** The complete reply, to be read, and copied where it is kept, before this returns. */
  readonly onReply: (reply: Reply) => void;
  readonly onFault: (fault: UpstreamFault) => void;
}

/** Reads are handed on at once, so that all connections share the memory that they read into. */
const readBuffer = Buffer.allocUnsafeSlow(65_536);

/** One connection with one request at a time. After anything unusual it is closed and never used again. */
export class Connection {
  private readonly socket: Socket;
  private exchange: Exchange | undefined;
  private reader: ReplyReader | undefined;
  private keptUntilMs = 0;
  private isClosed = false;

  /**
   * @param onIdle when a reply was complete and the connection is fit for another request.
   * @param onClosed once, when the connection is not to be used any more.
   */
  constructor(
    target: { readonly host: string; readonly port: number },
    private readonly onIdle: (connection: Connection) => void,
    private readonly onClosed: (connection: Connection) => void,
  ) {
    this.socket = connect({
      ...target,
      noDelay: true,
      onread: { buffer: readBuffer, callback: (size) => this.onBytes(readBuffer.subarray(0, size)) },
    });
    this.socket.on('error', (error) => this.close(error));
    this.socket.on('end', () => this.onEnd());
    this.socket.on('close', () => this.close(ended()));
  }

  /** Whether the server still keeps the idle connection, as far as it said. */
  isKept(nowMs: number): boolean {
    return nowMs < this.keptUntilMs && !this.isClosed;
  }

  /** Sends a whole request. The connection is idle or new. */
  send(data: string | Buffer, encoding: BufferEncoding, exchange: Exchange): void {
    this.exchange = exchange;
    this.reader = new ReplyReader(exchange.bytesMax);
    this.socket.write(data, encoding);
  }

  /** Closes at once; an exchange under way fails with the reason. */
  close(reason: Error): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const { exchange } = this;
    this.exchange = undefined;
    this.reader?.release();
    this.socket.destroy();
    this.onClosed(this);
    exchange?.onFault(faultOf(reason));
  }

  private onBytes(bytes: Buffer): boolean {
    const { exchange, reader } = this;
    if (!exchange || !reader) {
      // Nobody asked: whatever this is, it must not become the answer to the next request.
      this.close(ended());
      return false;
    }
    try {
      const reply = reader.feed(bytes);
      if (reply) this.finish(exchange, reply);
    } catch (error) {
      this.close(error as Error);
    }
    return !this.isClosed;
  }

  private onEnd(): void {
    const { exchange, reader } = this;
    const reply = reader?.end();
    if (exchange && reply) this.finish(exchange, reply);
    else this.close(ended());
  }

  private finish(exchange: Exchange, reply: Reply): void {
    const { reader } = this;
    this.exchange = undefined;
    this.reader = undefined;
    // A reply that came before the request was sent leaves the rest of that request in the way.
    const keptMs = this.socket.writableLength === 0 ? reply.keptMs : 0;
    try {
      exchange.onReply(reply);
    } finally {
      reader?.release();
    }
    if (keptMs === 0) return this.close(ended());
    this.keptUntilMs = performance.now() + keptMs;
    this.onIdle(this);
  }
}

function ended(): UpstreamFault {
  return new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the connection ended before the answer', true, true);
}
