import { MalformedReply } from './malformed-reply.js';

/** Characters of one size line, and of all trailers together. */
const lineLengthMax = 256;
const trailersLengthMax = 8_192;

const sizeLine = /^([\dA-Fa-f]{1,8})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/;
const trailerLine = /^[!#$%&'*+\-.^_`|~\w]+:[\t\x20-\x7e\x80-\xff]*$/;

const lineFeed = 0x0a;

/** Takes the data out of a chunked body (RFC 9112, 7.1), however its bytes are cut. Trailers are read and dropped. */
export class ChunkedBody {
  private state: 'size' | 'data' | 'data end' | 'trailer' | 'done' = 'size';
  private line = '';
  private left = 0;
  private trailersLength = 0;

  constructor(private readonly take: (data: Buffer) => void) {}

  get isDone(): boolean {
    return this.state === 'done';
  }

  /** Reads from `start`; where the body ended, or the length of `bytes`. Throws {@link MalformedReply}. */
  feed(bytes: Buffer, start: number): number {
    let at = start;
    while (at < bytes.length && !this.isDone) {
      at = this.state === 'data' ? this.readData(bytes, at) : this.readLine(bytes, at);
    }
    return at;
  }

  private readData(bytes: Buffer, start: number): number {
    const end = Math.min(bytes.length, start + this.left);
    this.take(bytes.subarray(start, end));
    this.left -= end - start;
    if (this.left === 0) this.state = 'data end';
    return end;
  }

  private readLine(bytes: Buffer, start: number): number {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (this.line.length + end - start > this.lengthMax) throw malformed();
    this.line += bytes.toString('latin1', start, end);
    if (feed >= 0) {
      if (!this.line.endsWith('\r\n')) throw malformed();
      const line = this.line.slice(0, -2);
      this.line = '';
      this.endLine(line);
    }
    return end;
  }

  private get lengthMax(): number {
    return this.state === 'trailer' ? trailersLengthMax - this.trailersLength : lineLengthMax;
  }

  private endLine(line: string): void {
    if (this.state === 'data end') {
      if (line !== '') throw malformed();
      this.state = 'size';
    } else if (this.state === 'size') {
      const size = sizeLine.exec(line)?.[1];
      if (size === undefined) throw malformed();
      this.left = Number.parseInt(size, 16);
      this.state = this.left === 0 ? 'trailer' : 'data';
    } else if (line === '') {
      this.state = 'done';
    } else {
      if (!trailerLine.test(line)) throw malformed();
      this.trailersLength += line.length;
    }
  }
}

function malformed(): MalformedReply {
  return new MalformedReply('the chunks of the answer are malformed');
}
