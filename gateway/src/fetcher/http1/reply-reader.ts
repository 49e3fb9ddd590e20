import type { IncomingHttpHeaders } from 'node:http';
import { tooLarge } from '../content-encoding.js';
import { ChunkedBody } from './chunked-body.js';
import { MalformedReply } from './malformed-reply.js';
import { parseHead, type ReplyHead } from './reply-head.js';
import { ReplyMemory } from './reply-memory.js';

/** Of one head; as undici and Node have it. */
const headBytesMax = 16_384;
/** Interim answers (1xx) before the real one. */
const interimMax = 8;

const headEnd = '\r\n\r\n';

/** A complete reply. */
export interface Reply {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  /** The whole body, to be read, and copied where it is kept, before the memory is released. */
  readonly body: () => Buffer;
  /** How long its connection may be kept for another request; 0 when it may not. */
  readonly keptMs: number;
}

/** Reads one reply, however its bytes are cut. */
export class ReplyReader {
  private head: ReplyHead | undefined;
  private headBytes: Buffer | undefined;
  private chunked: ChunkedBody | undefined;
  private readonly memory = new ReplyMemory();
  private interim = 0;

  constructor(private readonly bytesMax: number) {}

  /**
   * Takes the next bytes of the connection, which may be overwritten afterwards; the reply when they complete it.
   * Throws a {@link MalformedReply}, or an `UpstreamFault` when the body is beyond the limit.
   */
  feed(bytes: Buffer): Reply | undefined {
    if (this.head) return this.takeBody(this.head, bytes, 0);
    const all = this.headBytes ? Buffer.concat([this.headBytes, bytes]) : bytes;
    let at = 0;
    while (at < all.length) {
      const end = all.indexOf(headEnd, at);
      if ((end < 0 ? all.length : end) - at > headBytesMax) throw new MalformedReply('the head is too large');
      if (end < 0) break;
      const head = parseHead(all.toString('latin1', at, end + 2));
      at = end + headEnd.length;
      if (this.isFinal(head)) return this.takeBody(head, all, at);
    }
    this.headBytes = Buffer.from(all.subarray(at));
    return undefined;
  }

  /** The connection ended in good order; the reply when it is complete by that. */
  end(): Reply | undefined {
    return this.head?.framing === 'close' ? this.reply(this.head, false) : undefined;
  }

  /** Gives back its memory, after a complete reply was read or when none is wanted any more. */
  release(): void {
    this.memory.release();
  }

  private isFinal(head: ReplyHead): boolean {
    const { statusCode, framing } = head;
    if (statusCode === 101 || (statusCode < 200 && ++this.interim > interimMax)) {
      throw new MalformedReply(`status ${statusCode} was not asked for`);
    }
    if (statusCode < 200) return false;
    if (typeof framing === 'number' && framing > this.bytesMax) throw tooLarge();
    if (framing === 'chunked') this.chunked = new ChunkedBody((data) => this.keep(data));
    this.head = head;
    return true;
  }

  private takeBody(head: ReplyHead, bytes: Buffer, start: number): Reply | undefined {
    const { framing } = head;
    if (framing === 'close') {
      this.keep(bytes.subarray(start));
      return undefined;
    }
    if (this.chunked) {
      const end = this.chunked.feed(bytes, start);
      return this.chunked.isDone ? this.reply(head, end === bytes.length) : undefined;
    }
    const left = (framing as number) - this.memory.size;
    const end = Math.min(bytes.length, start + left);
    const piece = bytes.subarray(start, end);
    const isDone = piece.length === left;
    const isInStep = end === bytes.length;
    // Most replies come in one piece, which need not be copied.
    if (isDone && this.memory.size === 0) return this.reply(head, isInStep, piece);
    this.keep(piece);
    return isDone ? this.reply(head, isInStep) : undefined;
  }

  private keep(piece: Buffer): void {
    if (this.memory.size + piece.length > this.bytesMax) throw tooLarge();
    this.memory.append(piece);
  }

  /** Bytes after the end of a reply leave the connection out of step. */
  private reply({ statusCode, headers, keepAliveMs }: ReplyHead, isInStep: boolean, whole?: Buffer): Reply {
    const body = () => whole ?? this.memory.bytes();
    return { statusCode, headers, body, keptMs: isInStep ? keepAliveMs : 0 };
  }
}
