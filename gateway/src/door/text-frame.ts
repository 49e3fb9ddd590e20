const finalText = 0x81;
const shortMax = 125;
const mediumMax = 0xffff;

/**
 * A whole WebSocket message of a server (RFC 6455, 5.2) in one buffer. What two parts make is written with one system
 * call this way, of which sending to many clients mostly consists.
 */
export function textFrame(head: Buffer, tail: Buffer): Buffer {
  const length = head.length + tail.length;
  const at = length <= shortMax ? 2 : length <= mediumMax ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = finalText;
  if (at === 2) frame[1] = length;
  else if (at === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(head, at);
  frame.set(tail, at + head.length);
  return frame;
}
