import type { Writable } from 'node:stream';

const finalText = 0x81;
const shortMax = 125;
const mediumMax = 0xffff;
/** A longer tail is written beside its head: to copy it for each client takes longer than a second part of a write. */
const copiedBytesMax = 4_096;

/**
 * A whole WebSocket message of a server (RFC 6455, 5.2), as what `writeTogether` takes: one buffer for a short one, whose `tail`
 * is copied; two for a long one.
 */
export function textFrame(head: Buffer, tail: Buffer): readonly Buffer[] {
  const length = head.length + tail.length;
  const at = length <= shortMax ? 2 : length <= mediumMax ? 4 : 10;
  const isCopied = tail.length <= copiedBytesMax;
  const start = Buffer.allocUnsafe(at + head.length + (isCopied ? tail.length : 0));
  start[0] = finalText;
  if (at === 2) start[1] = length;
  else if (at === 4) {
    start[1] = 126;
    start.writeUInt16BE(length, 2);
  } else {
    start[1] = 127;
    start.writeBigUInt64BE(BigInt(length), 2);
  }
  start.set(head, at);
  if (!isCopied) return [start, tail];
  start.set(tail, at + head.length);
  return [start];
}

/** Writes parts of one message with one system call, of which sending to many clients mostly consists. */
export function writeTogether(stream: Writable, parts: readonly Buffer[]): void {
  if (parts.length > 1) stream.cork();
  for (const part of parts) stream.write(part);
  if (parts.length > 1) stream.uncork();
}
