import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';

/** A log of bounded size: at `bytesMax` it becomes `<name>.log.1`, which replaces the one before. */
export class LogFile {
  private stream: WriteStream;
  private bytes: number;

  constructor(
    private readonly path: string,
    private readonly bytesMax = 10_000_000,
  ) {
    this.bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    this.stream = this.open();
  }

  /** A full disk must not take the platform down: a line that cannot be written is lost. */
  private open(): WriteStream {
    return createWriteStream(this.path, { flags: 'a', mode: 0o600 }).on('error', () => undefined);
  }

  write(line: string): void {
    this.stream.write(`${line}\n`);
    this.bytes += Buffer.byteLength(line) + 1;
    if (this.bytes < this.bytesMax) return;
    this.stream.end();
    renameSync(this.path, `${this.path}.1`);
    this.stream = this.open();
    this.bytes = 0;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(() => resolve()));
  }
}
